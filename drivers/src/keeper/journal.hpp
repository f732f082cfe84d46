#pragma once

#include "offbeat/keeper/keeper.hpp"
#include "record.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace offbeat::keeper {

/// What a journal says of its run.
struct Entries {
    std::string run;
    std::filesystem::path folder;
    std::string program;  ///< identity
    std::string keeper;   ///< identity
    std::string boot;
    std::string space;                   ///< process_space()
    std::map<std::uint64_t, Undo> open;  ///< not taken back yet, by number
    std::vector<std::string> spawned;    ///< identities

    /// Whether it is what a keeper wrote: an id, and a folder named after it. Nothing is ended or removed else.
    [[nodiscard]] bool is_sound() const;
    /// Whether an identity is that of a process that lives.
    [[nodiscard]] bool lives(const std::string& identity) const;
};

/// A run's journal: a file of JSON lines, RUN.journal, in the folder `runs` of this user's home. Its keeper holds a
/// lock on it as long as it lives. It lies on disk, since containers outlive a reboot; what was written down is there
/// after a loss of power, but for `spawned`, which is nothing then.
class Journal {
public:
    /// A new run's. \throws EnvironmentError
    Journal(const std::string& run, const std::filesystem::path& folder, const std::string& program);
    ~Journal();
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;

    /// A dead run's journal, locked for us; nothing where its keeper lives, or its program and that isn't ourselves, or
    /// somebody else heals it, or where we couldn't see its processes.
    static std::unique_ptr<Journal> take_over(const std::filesystem::path& file);

    /// On disk when this returns. \throws EnvironmentError
    std::uint64_t intend(const Undo& undo);
    void done(std::uint64_t intent);
    void spawned(const std::string& identity);
    /// What an intent is about is there by now, or never will be: who undoes it needn't wait. Not written down.
    void settled(std::uint64_t intent);
    /// The run is over and nothing is left.
    void remove();
    /// Takes a damaged one out of the way. \returns where it is now
    std::filesystem::path set_aside();

    [[nodiscard]] const Entries& entries() const { return entries_; }

private:
    Journal(std::filesystem::path file, int descriptor);
    void write(const Record& record, bool to_disk);
    void read();

    std::filesystem::path file_;
    int descriptor_;
    std::uint64_t last_ = 0;
    Entries entries_;
};

/// Whether a text can be a run's id.
bool is_run_id(const std::string& text);

/// The home_id() that is part of a run's id; empty where there is none.
std::string home_of(const std::string& run);

/// The name of a run's folder.
std::string folder_name(const std::string& run);

/// All journals of this user.
std::vector<std::filesystem::path> journals();

/// What a journal says, whoever holds it. Nothing where it can't be read.
std::optional<Entries> read_entries(const std::filesystem::path& file);

}  // namespace offbeat::keeper

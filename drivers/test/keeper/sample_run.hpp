#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

/// The homes and folders of one test, away from everybody else's: only templates are made once for all of them.
class Scene {
public:
    Scene();
    ~Scene();
    Scene(const Scene&) = delete;
    Scene& operator=(const Scene&) = delete;

    [[nodiscard]] std::filesystem::path home() const { return folder_ / "home"; }
    [[nodiscard]] std::filesystem::path runs() const { return home() / "runs"; }
    /// Where samples make folders that are to be undone.
    [[nodiscard]] std::filesystem::path folders() const { return folder_ / "folders"; }
    [[nodiscard]] std::filesystem::path journal(const std::string& run) const { return runs() / (run + ".journal"); }

    /// What is left of all runs: journals, folders, processes with their mark, folders to undo. Empty: nothing.
    [[nodiscard]] std::string left() const;
    /// Waits until nothing is left. \returns the milliseconds, or -1 when something is left at the limit
    [[nodiscard]] double until_nothing_is_left(std::chrono::milliseconds limit) const;

    /// A journal as a run would leave it.
    void write_journal(const std::string& run, const std::string& text) const;

private:
    std::filesystem::path folder_;
};

/// A sample that runs.
class Sample {
public:
    Sample(const Scene& scene, const std::string& way, const std::vector<std::string>& environment = {});
    ~Sample();  ///< kills it
    Sample(const Sample&) = delete;
    Sample& operator=(const Sample&) = delete;

    /// The next line that it wrote; empty at the end of its output.
    std::string line();
    /// Reads until it is ready. \returns its run
    std::string ready();
    /// What the last ready() said.
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
    void write_line();
    void kill();
    /// Its exit status; -signal where one ended it.
    int status();
    [[nodiscard]] pid_t pid() const { return pid_; }

private:
    pid_t pid_;
    int input_;
    FILE* output_;
    std::filesystem::path folder_;
};

/// The identity of a run's keeper, from its journal.
std::string keeper_of(const Scene& scene, const std::string& run);

/// The System V segments of the servers whose data lies below a folder.
std::vector<int> segments_below(const std::filesystem::path& folder);
bool is_segment(int id);

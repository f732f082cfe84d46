#pragma once

#include "check.hpp"
#include "offbeat/database/database.hpp"
#include "offbeat/provider.hpp"
#include "phases.hpp"
#include "snapshot.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace offbeat::tables {

/// What a test class says of itself.
struct Settings {
    std::string url;
    std::vector<std::string> tables = {};  ///< those that may change
    bool fill_back = false;                ///< also where there is an expect file
};

/// The four phases around the rows of one test class.
class Session {
public:
    explicit Session(Settings settings) : settings_(std::move(settings)) {}

    /// Clear, and prepare.
    void begin(const ProviderContext& method, const Row& row);
    /// Check, or fill back: then the row becomes not configured.
    void check(Row& row);
    /// Clear again.
    void end();

    database::Database& connection();

private:
    /// The files of one method.
    struct Method {
        std::string stem;
        std::vector<std::unique_ptr<Sheet>> prepare = {}, expect = {};
    };
    /// A table whose changes are looked for.
    struct Watched {
        std::string name;  ///< as it was typed
        database::Table table;
        const Sheet* prepared;
        Snapshot before;
    };
    /// The row that runs.
    struct Open {
        const Method* method = nullptr;
        std::vector<Wanted> prepare = {}, expect = {};
        std::vector<Doomed> doomed = {};
        std::vector<std::unique_ptr<Watched>> watched = {};  // the doomed rows' columns are theirs
        Running running = {};
    };

    const Method& method_of(const ProviderContext& context);
    void watch(const ProviderContext& context, const Row& row);
    void check_expected(const std::vector<Wanted>& wanted);
    /// \returns the file, where the table has changed
    std::string fill(Watched& watched, const Row& row, bool& written);
    [[nodiscard]] bool is_own(const Watched& watched, const Change& change) const;
    void doom(const Watched& watched, const Change& change, const std::string& path);

    Settings settings_;
    std::unique_ptr<database::Database> database_;
    std::map<std::string, Method> methods_;  // by driver
    Open open_;
};

}  // namespace offbeat::tables

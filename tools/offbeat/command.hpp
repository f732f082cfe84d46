#pragma once

#include <map>
#include <string>
#include <vector>

namespace command {

/// How the command ends.
enum Exit { fine = 0, problems_found = 1, usage = 2, environment = 3 };

/// A subcommand's words, taken apart.
struct Arguments {
    std::vector<std::string> paths;                           ///< files, folders, programs
    std::map<std::string, std::vector<std::string>> options;  ///< by name, as often as they were given
    std::vector<std::string> for_programs;                    ///< what stands behind `--`

    /// An option's value, the last where it was given several times; empty where it wasn't.
    [[nodiscard]] std::string option(const std::string& name) const {
        const auto given = options.find(name);
        return given == options.end() ? std::string() : given->second.back();
    }
    [[nodiscard]] bool is_set(const std::string& name) const { return options.contains(name); }
    [[nodiscard]] std::vector<std::string> all(const std::string& name) const {
        const auto given = options.find(name);
        return given == options.end() ? std::vector<std::string>() : given->second;
    }
};

/// A subcommand: a function and a line in the table.
struct Command {
    const char* name;
    const char* operands;              ///< as the usage line shows them
    const char* summary;               ///< one line
    const char* details;               ///< what `offbeat help NAME` says below it
    std::vector<const char*> options;  ///< those that it knows, each with a value
    bool takes_paths;                  ///< whether it wants at least one path; else none
    int (*run)(const Arguments&);
    std::vector<const char*> switches = {};  ///< those options that it knows without a value
};

/// All of them, in the order that --help shows.
const std::vector<Command>& all();

int rows(const Arguments& arguments);
int plan(const Arguments& arguments);
int lint(const Arguments& arguments);
int clean(const Arguments& arguments);
int merge(const Arguments& arguments);
int report(const Arguments& arguments);
int diff(const Arguments& arguments);
int submit(const Arguments& arguments);

}  // namespace command

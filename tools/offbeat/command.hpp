#pragma once

#include <string>
#include <vector>

namespace command {

/// How the command ends.
enum Exit { fine = 0, problems_found = 1, usage = 2, environment = 3 };

/// A subcommand's words, taken apart.
struct Arguments {
    std::vector<std::string> paths;         ///< files, folders, programs
    std::string program;                    ///< --program
    std::string run;                        ///< --run
    std::vector<std::string> for_programs;  ///< what stands behind `--`
};

/// A subcommand: a function and a line in the table.
struct Command {
    const char* name;
    const char* operands;  ///< as the usage line shows them
    const char* summary;   ///< one line
    const char* details;   ///< what `offbeat help NAME` says below it
    const char* option;    ///< the one that it knows: `program`, `run`; null: none
    bool takes_paths;      ///< whether it wants at least one path; else none
    int (*run)(const Arguments&);
};

/// All of them, in the order that --help shows.
const std::vector<Command>& all();

int rows(const Arguments& arguments);
int plan(const Arguments& arguments);
int lint(const Arguments& arguments);
int clean(const Arguments& arguments);

}  // namespace command

#include "check_file.hpp"
#include "command.hpp"
#include "offbeat/text.hpp"
#include "offbeat/utf8.hpp"
#include "options.hpp"
#include "output.hpp"
#include "program_plan.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>

namespace command {
namespace {

namespace fs = std::filesystem;

bool is_csv(const fs::path& path) {
    return path.extension() == ".csv";
}

/// All CSV files below a folder, in an order that doesn't depend on the disk. Links to folders aren't followed.
std::vector<std::string> files_below(const std::string& folder, Findings& findings) {
    std::vector<std::string> files;
    std::error_code failed;
    fs::recursive_directory_iterator entry(folder, failed), end;
    for (; !failed && entry != end; entry.increment(failed)) {
        std::error_code unknown;
        if (is_csv(entry->path()) && entry->is_regular_file(unknown)) files.push_back(entry->path().string());
    }
    if (failed) findings.add({{folder}, "can't look into it: " + failed.message()});
    std::sort(files.begin(), files.end());
    return files;
}

/// What lint was asked to look at.
struct Work {
    std::vector<std::string> files, programs;
};

Work sorted_out(const std::vector<std::string>& paths, Findings& findings) {
    Work work;
    for (const auto& path : paths) {
        std::error_code failed;
        if (fs::is_directory(path, failed)) {
            const auto files = files_below(path, findings);
            work.files.insert(work.files.end(), files.begin(), files.end());
        } else if (is_csv(path) || !fs::exists(path, failed)) {
            work.files.push_back(path);  // one that isn't there is told where it is read
        } else if (access(path.c_str(), X_OK) == 0) {
            work.programs.push_back(path);
        } else {
            throw UsageError(path + " is neither a folder, a .csv file nor a program");
        }
    }
    return work;
}

/// The problems among a plan's lines; false where the program tells no plan.
bool check_program(const std::string& program, const std::vector<std::string>& arguments, Findings& findings) {
    finish();
    try {
        program_plan(program, arguments, [&](std::string_view line) {
            const std::string_view text = offbeat::trim(line);
            if (text.starts_with("PROBLEM ")) findings.add_line(std::string(text.substr(8)));
            if (text.starts_with("NOT CONFIGURED ")) findings.add_line(std::string(text.substr(15)));
        });
        return true;
    } catch (const offbeat::EnvironmentError& wrong) {
        finish();
        std::fprintf(stderr, "offbeat: %s\n", offbeat::utf8::visible(wrong.what()).c_str());
        return false;
    }
}

std::string counted(std::size_t count, const char* what) {
    return std::to_string(count) + ' ' + what + (count == 1 ? "" : "s");
}

}  // namespace

int lint(const Arguments& arguments) {
    Findings findings;
    const Work work = sorted_out(arguments.paths, findings);
    for (const auto& file : work.files) check_file(file, findings);
    bool missing = false;
    for (const auto& program : work.programs) {
        missing = !check_program(program, arguments.for_programs, findings) || missing;
    }
    std::string summary = counted(findings.count(), "problem") + " in " + counted(work.files.size(), "file");
    if (!work.programs.empty()) summary += " and " + counted(work.programs.size(), "program");
    print(summary + '\n');
    if (missing) return environment;
    return findings.count() > 0 ? problems_found : fine;
}

}  // namespace command

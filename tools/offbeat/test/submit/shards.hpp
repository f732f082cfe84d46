#pragma once

#include "command.hpp"
#include "files.hpp"

#include <functional>
#include <map>
#include <string>
#include <vector>

/// The command and the helper that this program was told of, and the sample that stands beside it.
const std::string& offbeat_command();
const std::string& with_slurm();
std::string sample();

/// A shell's line, to its end. \returns its output; fails the test where its status isn't 0
std::string shell(const std::string& line);

/// A run in shards, with folders of its own.
class Shards {
public:
    /// `offbeat submit WORD… -- sample OPTION…`, with the folders' options. \param meanwhile is called while it runs
    selftest::Outcome submit(std::vector<std::string> words, const std::vector<std::string>& options,
                             const std::function<void()>& meanwhile = {});

    /// Waits for the first row that matches, and gives it as it was noted: `ID NODE ATTEMPT`.
    std::vector<std::string> await_note(const std::function<bool(const std::vector<std::string>&)>& wanted) const;
    std::vector<std::string> await_note() const;

    /// How often each row was reported in the merged journal, and in the merged JUnit report.
    [[nodiscard]] std::map<std::string, int> in_journal() const;
    [[nodiscard]] std::map<std::string, int> in_junit() const;
    /// Of these both say the same: each of so many rows once.
    void expect_each_once(int count) const;

    [[nodiscard]] std::string result(const std::string& name) const { return folder_.path("results/" + name); }
    /// The names of what is in the results' folder that begin so.
    [[nodiscard]] std::vector<std::string> results(const std::string& beginning) const;
    [[nodiscard]] std::vector<std::vector<std::string>> notes() const;

private:
    selftest::Folder folder_;
};

/// Whether a text has a part.
bool holds(const std::string& text, const std::string& part);

#pragma once

#include "command.hpp"
#include "files.hpp"

#include <boost/json/value.hpp>

#include <map>
#include <string>
#include <vector>

namespace selftest {

/// One row as report.json has it.
struct ReportedRow {
    std::string id, status, cause, rerun;
    std::vector<std::string> failures;  ///< their messages
    boost::json::value all;
};

/// One run of a sample program, with a report folder and an empty testres of its own.
struct SampleRun {
    Outcome outcome;
    boost::json::value report;  ///< report.json; null where none was written
    std::vector<ReportedRow> rows;

    [[nodiscard]] const ReportedRow& row(const std::string& id) const;
    [[nodiscard]] const ReportedRow& row(const std::string& method, const std::string& id) const;
    [[nodiscard]] const ReportedRow& only() const;
    [[nodiscard]] std::int64_t count(const std::string& what) const;  ///< of the summary: `planned`, `passed` …
    [[nodiscard]] bool green() const;
    [[nodiscard]] std::vector<std::string> ids() const;  ///< of its rows, in the report's order
};

/// The program that holds all samples but one, and the one whose registry is wrong.
std::string samples();
std::string twice();

/// Whether these programs run under a sanitizer, where memory and signals differ.
bool sanitized();

class Sample {
public:
    /// Runs the samples that `--run_test=which` selects.
    SampleRun run(const std::string& which, const std::vector<std::string>& options = {});
    /// Runs it with exactly these options, and those for its folders where the command names none.
    SampleRun run_with(const std::vector<std::string>& options, Command command = {});
    /// Runs a command for a shell that a run told; reports stay where they are.
    SampleRun run_again(const std::string& command);
    [[nodiscard]] std::vector<std::string> folder_options() const;

    [[nodiscard]] std::string report(const std::string& file) const { return reports_.path(file); }
    [[nodiscard]] const Folder& reports() const { return reports_; }
    [[nodiscard]] const Folder& testres() const { return testres_; }
    /// The journal, a value a line. Fails the test where a line is no JSON.
    [[nodiscard]] std::vector<boost::json::value> journal() const;
    /// The lines that the samples wrote to `--trace=`; empty them between runs.
    [[nodiscard]] std::vector<std::string> trace() const;
    [[nodiscard]] std::string trace_option() const { return "--trace=" + scratch_.path("trace"); }

private:
    SampleRun finish(const Command& command);

    Folder reports_, testres_, scratch_;
};

/// The rows of a run, by id, in the report's order.
#define EXPECT_IDS(run, ...)                                                                                           \
    BOOST_TEST((run).ids() == (std::vector<std::string>{__VA_ARGS__}), boost::test_tools::per_element())

std::vector<std::string> lines_of(const std::string& text);
bool holds(const std::string& text, const std::string& part);

/// The text of a string member; a bytes object (`{"hex":…}`) gives its bytes.
std::string text_of(const boost::json::value& value);

}  // namespace selftest

#pragma once

#include "support/temp_dir.hpp"

#include <boost/json.hpp>

#include <string>

namespace offbeat::test {

/// What a sample program left behind.
struct SampleRun {
    int status = 0;
    std::string output;
    boost::json::object report;  ///< report.json; empty where none was written

    /// A number of the summary: planned, passed, failed, broken, notConfigured, skipped.
    [[nodiscard]] int count(const char* what) const;
    /// A row of the report by its id; null pointer where it isn't there.
    [[nodiscard]] const boost::json::object* row(const std::string& id) const;
    /// All that is said of a row that isn't green: its cause and its failures' messages.
    [[nodiscard]] std::string why(const std::string& id) const;
};

/// Runs a program that stands beside this one, with the folder's testres; its reports go to the folder.
SampleRun run_sample(const std::string& program, const TempDir& folder, const std::string& arguments);

}  // namespace offbeat::test

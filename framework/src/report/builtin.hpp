#pragma once

#include "offbeat/reporter.hpp"

namespace offbeat::report {

/// `journal.jsonl`: every event as it happens.
std::unique_ptr<Reporter> make_journal(const std::string& report_dir);

/// `report.json`: everything, for programs.
std::unique_ptr<Reporter> make_json_report(const std::string& report_dir);

/// `junit.xml`, in the one profile that Jenkins, Ant, GitLab and pytest's schema all take.
std::unique_ptr<Reporter> make_junit_report(const std::string& report_dir);

/// `index.html`: the page for people.
std::unique_ptr<Reporter> make_html_report(const std::string& report_dir);

/// `durations.jsonl`: the rows that took longest, by which the next run's shards are balanced.
std::unique_ptr<Reporter> make_durations(const std::string& report_dir);
/// `history.jsonl`: the last runs, see report/history.hpp.
std::unique_ptr<Reporter> make_history(const std::string& report_dir);
/// `failed.txt`: the rows that a rerun of the failures runs.
std::unique_ptr<Reporter> make_failed(const std::string& report_dir);

}  // namespace offbeat::report

#pragma once

#include "offbeat/reporter.hpp"

namespace offbeat::report {

/// `journal.jsonl`: every event as it happens.
std::unique_ptr<Reporter> make_journal(const std::string& report_dir);

/// `report.json`: everything, for programs.
std::unique_ptr<Reporter> make_json_report(const std::string& report_dir);

/// `junit.xml`, in the one profile that Jenkins, Ant, GitLab and pytest's schema all take.
std::unique_ptr<Reporter> make_junit_report(const std::string& report_dir);

/// `junit-extended.xml`: the same with file, line, properties and attachments of cases, which not all of them take.
std::unique_ptr<Reporter> make_junit_extended(const std::string& report_dir);

/// `testng-results.xml`, as TestNG writes it.
std::unique_ptr<Reporter> make_testng_report(const std::string& report_dir);

/// `allure-results/`, which Allure makes its report of.
std::unique_ptr<Reporter> make_allure_report(const std::string& report_dir);

/// `ctrf-report.json`: the Common Test Report Format.
std::unique_ptr<Reporter> make_ctrf_report(const std::string& report_dir);

/// `report.tap`: TAP 13.
std::unique_ptr<Reporter> make_tap_report(const std::string& report_dir);

/// `github.txt` and `github.md`: annotations and a step's summary.
std::unique_ptr<Reporter> make_github_report(const std::string& report_dir);
/// Whether this is GitHub Actions.
bool wants_github();
/// Keeps what a run prints from being GitHub's commands, until its end is told.
std::unique_ptr<Reporter> make_github_guard();

/// `run.log`: every event, for people.
std::unique_ptr<Reporter> make_run_log(const std::string& report_dir);

/// `issues.md`: what failed, grouped by message, ready to file.
std::unique_ptr<Reporter> make_issues_report(const std::string& report_dir);

/// `performance.md`: the spread of durations, and of requests' latencies by phase of their outage.
std::unique_ptr<Reporter> make_performance_report(const std::string& report_dir);

/// `index.html`: the page for people.
std::unique_ptr<Reporter> make_html_report(const std::string& report_dir);

/// `durations.jsonl`: the rows that took longest, by which the next run's shards are balanced.
std::unique_ptr<Reporter> make_durations(const std::string& report_dir);
/// `history.jsonl`: the last runs, see report/history.hpp.
std::unique_ptr<Reporter> make_history(const std::string& report_dir);
/// `failed.txt`: the rows that a rerun of the failures runs.
std::unique_ptr<Reporter> make_failed(const std::string& report_dir);

}  // namespace offbeat::report

#pragma once

#include "offbeat/reporter.hpp"

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace offbeat::test {

struct FakeRow {
    Row row;
    Status status = Status::passed;
    std::string cause = {};
    std::vector<Failure> failures = {};
    double seconds = 0.001;
};

struct FakeMethod {
    MethodPlan plan;
    std::vector<FakeRow> rows;
};

/// A run that never took place: reporters see events only, so nothing else is needed to test them.
struct FakeRun {
    RunStarted started;
    std::vector<FakeMethod> methods;
    double seconds = 1.5;
    std::vector<Gate> gates = {};
};

/// What begins most of them.
RunStarted started_in(const std::string& report_dir);

/// The voucher example: 53 cases, all refused as they should be.
FakeRun voucher_run(const std::string& report_dir);

/// Every verdict, several methods, a dimension without cases.
FakeRun mixed_run(const std::string& report_dir);

/// An outage suite: rows that attach time lines, tables, texts and bytes, and two gates.
FakeRun attached_run(const std::string& report_dir);

/// Rows that hold hostile_values() wherever a tester's text may stand.
FakeRun hostile_run(const std::string& report_dir);

/// Texts that tests of illegal values are made of, by id.
const std::vector<std::pair<std::string, std::string>>& hostile_values();

/// Emits the run's events in order.
Summary emit(const FakeRun& run, Reporter& reporter);

/// Emits one method of `count` rows that are made one at a time, as a streaming provider does.
Summary emit_stream(const std::string& report_dir, std::size_t count, Reporter& reporter,
                    const std::function<Status(std::size_t)>& status);

}  // namespace offbeat::test

#pragma once

#include "report/kept_row.hpp"
#include "report/replacement.hpp"
#include "report/spool.hpp"

#include <cstdint>
#include <string>

namespace offbeat::report {

/// TestNG's times: `2026-11-20T09:36:37 UTC`.
class TestngClock {
public:
    /// \param started the run's beginning, as RunStarted has it
    explicit TestngClock(const std::string& started);
    /// So many seconds later.
    [[nodiscard]] std::string text(double seconds) const;

private:
    std::int64_t start_;
};

struct TestngCounts {
    std::uint64_t passed = 0, failed = 0, skipped = 0, retried = 0;

    [[nodiscard]] std::uint64_t total() const { return passed + failed + skipped + retried; }
    TestngCounts& operator+=(const TestngCounts& other);
};

/// A class in testng-results.xml, with all its methods' rows.
class TestngClass {
public:
    explicit TestngClass(std::string name) : name_(std::move(name)) {}

    void add(const RowFinished& event, Spool& spool, const TestngClock& clock);
    void write(Spool& spool, Replacement& to) const;

    TestngCounts counts = {};

private:
    void begin_method(const RowFinished& event, const TestngClock& clock, const char* status, double at,
                      double seconds);
    void add_attempt(const RowFinished& event, const Attempt& attempt, const TestngClock& clock, double at);

    std::string name_;
    Spool::Stream methods_ = {};
    Places places_ = {};
};

}  // namespace offbeat::report

#pragma once

#include "report/kept_row.hpp"
#include "report/replacement.hpp"
#include "report/spool.hpp"

#include <string>

namespace offbeat::report {

/// One test method in junit.xml. Its cases go to the spool, since its counts stand above them.
class JunitSuite {
public:
    explicit JunitSuite(const MethodPlan& method);

    void add(const RowFinished& event, Spool& spool, Places& places);
    void write(const RunStarted& run, std::size_t number, Spool& spool, Replacement& to) const;

    MethodPlan plan;

private:
    void add_verdict(std::string& out, const RowFinished& event, Places& places);
    void add_output(const RowFinished& event, Spool& spool);

    std::string before_id_;  // <testcase name="method[
    std::string after_id_;   // ]" classname="Class" time="
    Spool::Stream cases_;
    Spool::Stream output_;  // what rows attached
    std::size_t output_size_ = 0;
    Summary counts_;
    double seconds_ = 0;
};

/// A suite's start tag and its properties, up to where the cases begin.
struct JunitHead {
    std::string name;
    const RunStarted& run;
    std::size_t number;
    std::uint64_t tests;
    std::uint64_t failures;
    std::uint64_t errors;
    std::uint64_t skipped;
    double seconds;

    [[nodiscard]] std::string start_tag() const;
};

/// Where the cases end, in a suite without output.
inline constexpr const char* junit_tail = "  <system-out/>\n  <system-err/>\n </testsuite>\n";

/// `  <property name="…" value="…"/>`, where there is a value.
void append_property(std::string& out, const char* name, std::string_view value);

}  // namespace offbeat::report

#pragma once

#include "offbeat/reporter.hpp"
#include "report/kept_row.hpp"
#include "report/replacement.hpp"
#include "report/spool.hpp"

#include <deque>
#include <string>

namespace offbeat::report {

/// Which of both JUnit files.
enum class JunitProfile {
    common,    ///< what all readers' schemas take
    extended,  ///< besides: file, line, properties and attachments of cases
};

/// As much as GitLab takes of one file is 30 MB and 250,000 elements; with room for what stands around cases.
struct JunitLimits {
    std::size_t bytes = 24'000'000;
    std::size_t elements = 200'000;
};

/// One test method in junit.xml. Its cases go to the spool, since their counts stand above them; more of them than a
/// file may hold become several parts, each with its own counts.
class JunitSuite {
public:
    struct Part {
        Spool::Stream cases = {};
        Spool::Stream output = {};  ///< what rows attached
        std::size_t output_size = 0;
        std::size_t size = 0;      ///< of the cases, in bytes
        std::size_t elements = 0;  ///< at least
        Summary counts = {};
        double seconds = 0;
    };

    JunitSuite(const MethodPlan& method, JunitProfile profile, JunitLimits limits);

    void add(const RowFinished& event, Spool& spool, Places& places, const std::string& attached);
    [[nodiscard]] const std::deque<Part>& parts() const { return parts_; }
    void write(const Part& part, const RunStarted& run, std::size_t number, Spool& spool, Replacement& to) const;

    MethodPlan plan;

private:
    void add_place(std::string& out, const RowFinished& event, Places& places) const;
    void add_verdict(std::string& out, const RowFinished& event, Places& places);
    void add_output(const RowFinished& event, Part& part, Spool& spool);

    JunitProfile profile_;
    JunitLimits limits_;
    std::string before_id_;  // <testcase name="method[
    std::string after_id_;   // ]" classname="Class" time="
    std::string case_;       // these two are kept for their memory
    std::string inside_;
    std::deque<Part> parts_;
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

/// junit.xml in files of other limits.
std::unique_ptr<Reporter> make_junit_parts(const std::string& report_dir, JunitLimits limits);

/// Where the cases end, in a suite without output.
inline constexpr const char* junit_tail = "  <system-out/>\n  <system-err/>\n </testsuite>\n";

/// `  <property name="…" value="…"/>`, where there is a value.
void append_property(std::string& out, const char* name, std::string_view value);

}  // namespace offbeat::report

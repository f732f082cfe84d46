#pragma once

#include "report/by_method.hpp"
#include "report/failures_command.hpp"
#include "report/history.hpp"
#include "report/kept_row.hpp"
#include "report/matrix.hpp"
#include "report/replacement.hpp"
#include "report/spool.hpp"

#include <string>
#include <vector>

namespace offbeat::report {

/// What the page tells of one method.
struct HtmlMethod {
    explicit HtmlMethod(const MethodPlan& from) : plan(from), matrix(from.dimensions) {}

    MethodPlan plan;
    std::size_t number = 0;  ///< counted from 1, in the plan's order
    Matrix matrix;
    Summary counts = {};
    double seconds = 0;
    Spool::Stream faults = {};  ///< ready articles
    std::uint64_t faults_shown = 0;
    std::uint64_t more_faults = 0;
};

/// All that the page is made of, gathered while the run goes on; bounded. What a browser without JavaScript shows is
/// written as HTML: the verdict, the faults, the methods with their matrix. All else are chunks that the page's program
/// reads.
struct HtmlPage {
    static constexpr std::size_t most_faults = 200;
    static constexpr std::size_t most_fault_bytes = 512 * 1024;

    RunStarted run = {};
    std::vector<PastRun> past = {};  ///< the runs before
    FailuresCommand failures = {};   ///< runs what failed again
    Summary summary = {};
    double seconds = 0;
    ByMethod<HtmlMethod> methods = {};
    std::vector<Remark> remarks = {};
    std::uint64_t more_remarks = 0;
    std::size_t faults_shown = 0;
    std::size_t fault_bytes = 0;
    std::uint64_t more_faults = 0;
    Spool::Stream chunks = {};        ///< ready script elements
    std::uint64_t rows_left_out = 0;  ///< of the chunks

    void write(Spool& spool, Replacement& to) const;
};

/// Parts of the page.
void append_header(std::string& out, const HtmlPage& page);
void append_methods(std::string& out, const HtmlPage& page);
void write_faults(const HtmlPage& page, Spool& spool, Replacement& to);

/// What goes on at this moment, in a page that is shown live.
struct LivePart {
    struct Running {
        int worker;
        std::string method;  ///< `Class.method`
        std::string row;
        double seconds;  ///< that it has run
    };
    bool finished = false;
    bool interrupted = false;  ///< nobody writes to its journal any more, and it came to no end
    std::string trouble = {};  ///< why the journal can't be read on
    std::vector<Running> running = {};
};

/// What the page's program knows of the run besides its rows, as JSON; page/README.md says what is in it.
/// \param live null: the run is over, and all is in the page
std::string page_meta(const HtmlPage& page, const LivePart* live = nullptr);

/// A document without a run, whose program asks the server that it came from for one.
std::string live_document();

/// What went wrong in one row.
void append_fault(std::string& out, const KeptRow& row);

/// `<span class="chip failed">✗ failed</span>`
std::string chip(Status status);

}  // namespace offbeat::report

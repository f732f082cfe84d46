#pragma once

#include "report/by_method.hpp"
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
    Matrix matrix;
    Summary counts = {};
    double seconds = 0;
    std::string rows = {};         ///< ready table rows, of the first rows of the run
    Spool::Stream faults = {};     ///< ready articles
    Spool::Stream scenarios = {};  ///< of other rows, those that carry a time line
    bool any_fault = false;
    bool any_scenario = false;
    std::uint64_t more_faults = 0;
};

/// All that the page is made of, gathered while the run goes on; bounded.
struct HtmlPage {
    static constexpr std::size_t most_rows = 2000;
    static constexpr std::size_t most_faults = 1000;
    static constexpr std::size_t most_scenarios = 1000;
    static constexpr std::size_t most_attached = 32 * 1024 * 1024;  ///< bytes of the page that attachments may take

    RunStarted run = {};
    Summary summary = {};
    double seconds = 0;
    ByMethod<HtmlMethod> methods = {};
    std::size_t rows_shown = 0;
    std::size_t faults_shown = 0;
    std::uint64_t more_faults = 0;
    std::size_t scenarios_shown = 0;
    std::uint64_t more_scenarios = 0;
    std::size_t attached = 0;

    void write(Spool& spool, Replacement& to) const;
};

/// Parts of the page.
void append_header(std::string& out, const HtmlPage& page);
void append_methods(std::string& out, const HtmlPage& page);
void write_faults(const HtmlPage& page, Spool& spool, Replacement& to);
void write_scenarios(const HtmlPage& page, Spool& spool, Replacement& to);

/// What went wrong in one row. \param attachments ready, as append_attachments makes them
void append_fault(std::string& out, const KeptRow& row, const std::string& attachments);
/// One row that carries a time line, with the anchor that its line in the table of rows leads to.
void append_scenario(std::string& out, const RowFinished& event, const std::string& anchor,
                     const std::string& attachments);

/// One line of the table of rows. \param scenario the anchor of the row's time line; empty where it has none
void append_row_line(std::string& out, const RowFinished& event, const std::string& anchor, const std::string& scenario,
                     Places& places);

/// `<span class="chip failed">✗ failed</span>`
std::string chip(Status status);

/// The page's style sheet.
const char* html_style();

}  // namespace offbeat::report

#pragma once

#include "report/by_method.hpp"
#include "report/kept_row.hpp"
#include "report/matrix.hpp"
#include "report/replacement.hpp"

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
    std::string rows = {};  ///< ready table rows, of the first rows of the run
    std::vector<KeptRow> faults = {};
    std::uint64_t more_faults = 0;
};

/// All that the page is made of, gathered while the run goes on; bounded.
struct HtmlPage {
    static constexpr std::size_t most_rows = 2000;
    static constexpr std::size_t most_faults = 1000;

    RunStarted run = {};
    Summary summary = {};
    double seconds = 0;
    ByMethod<HtmlMethod> methods = {};
    std::size_t rows_shown = 0;
    std::size_t faults_shown = 0;
    std::uint64_t more_faults = 0;

    void write(Replacement& to) const;
};

/// Parts of the page.
void append_header(std::string& out, const HtmlPage& page);
void append_faults(std::string& out, const HtmlPage& page);
void append_methods(std::string& out, const HtmlPage& page);

/// One line of the table of rows.
void append_row_line(std::string& out, const RowFinished& event, const std::string& anchor, Places& places);

/// `<span class="chip failed">✗ failed</span>`
std::string chip(Status status);

/// The page's style sheet.
const char* html_style();

}  // namespace offbeat::report

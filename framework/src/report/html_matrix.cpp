#include "report/html_matrix.hpp"

#include "report/html_text.hpp"
#include "report/wording.hpp"

namespace offbeat::report {
namespace {

void append_case(std::string& out, const Matrix::Case& one) {
    out += "<li>";
    out += symbol(one.status);
    out += ' ';
    append_html(out, one.id);
    out += "</li>";
}

void append_cell(std::string& out, const Matrix::Cell& cell) {
    if (cell.counts.reported() == 0) {
        out += "<td class=\"hole\"><span class=\"unseen\">no case</span></td>";
        return;
    }
    out += "<td class=\"" + std::string(slug(worst_of(cell.counts))) + "\"><details><summary title=\"";
    std::string ids;
    for (const auto& one : cell.cases) {
        if (ids.size() > 300) break;
        ids += (ids.empty() ? "" : ", ") + one.id;
    }
    append_html(out, ids.size() > 300 ? ids + ", …" : ids);
    out += "\">" + marks(cell.counts) + "</summary><ul>";
    for (const auto& one : cell.cases) append_case(out, one);
    if (cell.more > 0) out += "<li>and " + std::to_string(cell.more) + " more</li>";
    out += "</ul></details></td>";
}

void append_line(std::string& out, const Matrix::Line& line, std::size_t columns) {
    const Summary sum = total_of(line);
    out += "<tr><th scope=\"row\">";
    append_html(out, line.name);
    if (line.dimension && sum.reported() == 0) out += " <em class=\"untested\">not tested</em>";
    out += "</th>";
    for (std::size_t i = 0; i < columns; ++i) append_cell(out, i < line.cells.size() ? line.cells[i] : Matrix::Cell{});
    out += "<td class=\"sum\">" + std::to_string(sum.reported()) + "</td></tr>\n";
}

/// `1 + 52 = 53 planned = 53 run`, or with ≠ where they differ.
std::string addition(const Matrix& matrix, const MethodPlan& plan) {
    const std::uint64_t nulls = matrix.null_requests();
    const std::uint64_t total = matrix.total();
    const auto joint = [](bool equal) { return std::string(equal ? " = " : " ≠ "); };
    std::string out = std::to_string(nulls) + " + " + std::to_string(total - nulls);
    if (!plan.counted) return out + " = " + std::to_string(total) + " run";
    out += joint(total == plan.rows) + std::to_string(plan.rows) + " planned";
    return out + joint(total == plan.rows) + std::to_string(total) + " run";
}

}  // namespace

std::string marks(const Summary& counts) {
    std::string out;
    for (const Status status : all_statuses) {
        const std::uint64_t count = count_of(counts, status);
        if (count == 0) continue;
        out += out.empty() ? "<span class=\"mark" : " <span class=\"mark";
        out += std::string(" on-") + slug(status) + "\" title=\"" + to_string(status) + "\">" + symbol(status) + " " +
               std::to_string(count) + "</span>";
    }
    return out.empty() ? "–" : out;
}

void append_matrix(std::string& out, const Matrix& matrix, const MethodPlan& plan) {
    const std::size_t columns = matrix.classes().size();
    std::vector<std::uint64_t> sums(columns);
    out += "<div class=\"wide\"><table class=\"matrix\"><caption>Cases by attribute and class of illegality. "
           "A hatched cell is a hole: no case there. Open a cell for its cases.</caption>\n<thead><tr><th "
           "scope=\"col\">attribute</th>";
    for (const auto& name : matrix.classes()) {
        out += "<th scope=\"col\">";
        append_html(out, name);
        out += "</th>";
    }
    out += "<th scope=\"col\">total</th></tr></thead>\n<tbody>\n";
    for (const auto* line : matrix.lines()) {
        append_line(out, *line, columns);
        for (std::size_t i = 0; i < line->cells.size(); ++i) sums[i] += line->cells[i].counts.reported();
    }
    out += "</tbody>\n<tfoot><tr><th scope=\"row\">total</th>";
    for (const std::uint64_t sum : sums) out += "<td class=\"sum\">" + std::to_string(sum) + "</td>";
    out += "<td class=\"sum\">" + std::to_string(matrix.total()) + "</td></tr></tfoot></table></div>\n";
    out += "<p class=\"addition\">" + addition(matrix, plan) + "</p>\n";
}

}  // namespace offbeat::report

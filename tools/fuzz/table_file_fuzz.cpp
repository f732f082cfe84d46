#include "offbeat/error.hpp"
#include "tables/cell_text.hpp"
#include "tables/table_file.hpp"
#include "tables/when.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>

// Whatever a tester types into a file of rows to prepare or to expect: lines, or an error with its place. And whatever
// a database holds is written so that it is read back.
namespace {

using namespace offbeat;
using namespace offbeat::tables;

void require(bool holds) {
    if (!holds) std::abort();
}

void require_placed(const Problem& problem) {
    require(!problem.what.empty() && problem.where.file == "f.csv" && problem.where.line > 0);
}

void read_lines(const std::string& text, Phase phase) {
    try {
        const TableFile file = read_table_file(csv::Reader::from_text("f.csv", text), "t", phase);
        require(!file.columns.empty());
        for (const auto& line : file.lines) {
            if (line.problem) {
                require_placed(*line.problem);
            } else {
                require(line.cells.size() == file.columns.size());
            }
        }
        for (const auto& [id, where] : file.case_ids) require(!file.lines_for(id).empty() || !id.empty());
    } catch (const SetupError& error) {
        require_placed(error.problem());
    }
}

void read_heading(const std::string& text) {
    try {
        const Heading heading = heading_of(text, {"f.csv", 1, 1});
        if (!heading.given) return;
        require(heading_of("x:" + to_string(heading.rule), {"f.csv", 1, 1}).rule == heading.rule);
    } catch (const SetupError& error) {
        require_placed(error.problem());
    }
}

void read_time(const std::string& text) {
    const database::Instant at{std::chrono::seconds(1'796'024'522)};
    for (const auto& zone :
         {database::Zone{}, database::Zone{true, {}}, database::Zone{false, std::chrono::hours(8)}}) {
        const Rule rule{Rule::Kind::date, std::chrono::seconds(2), zone};
        const auto span = span_of(text, rule, {at, at + std::chrono::seconds(1)});
        if (!span) continue;
        require(span->from <= span->to);
        require(span->relative || is_within(text, *span, rule));
        static_cast<void>(prepared_time(text, rule, at, true));
        static_cast<void>(prepared_time(text, rule, at, false));
    }
}

void write_and_read(const std::string& text) {
    csv::Reader reader = csv::Reader::from_text("f.csv", record_of({"A", cell_text(Value::of_text(text)), "z"}));
    csv::Record record;
    require(reader.next(record) && !record.problem && record.fields.size() == 3);
    const auto& cell = record.fields[1];
    require(!own_rule_of(cell.text, {}));
    require(expression::value_of(cell.text, {}, cell.quoted, {}) == Value::of_text(text));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    read_lines(text, Phase::prepare);
    read_lines(text, Phase::expect);
    read_heading(text);
    read_time(text);
    write_and_read(text);
    return 0;
}

#include "corpus.hpp"
#include "offbeat/csv/reader.hpp"
#include "offbeat/csv/table.hpp"

#include <cstdint>
#include <cstdlib>

// Whatever stands in a file: no crash, each problem on a line, and the same records however the bytes arrive.
namespace {

using namespace offbeat;

void require(bool holds) {
    if (!holds) std::abort();
}

std::string told(std::string_view text, std::size_t chunk) {
    csv::Reader reader = csv::Reader::from_text("fuzz", text, chunk);
    std::string out;
    for (csv::Record record; reader.next(record);) {
        out += std::to_string(record.line) + ':';
        if (record.problem) {
            require(record.problem->where.line > 0);
            out += to_string(*record.problem);
        }
        require(record.problem || !record.fields.empty());
        for (const csv::Field& field : record.fields) {
            require(field.line >= record.line && field.column > 0);
            out += to_string(reader.location_of(field)) + (field.quoted ? "q" : " ");
            out += std::to_string(field.text.size()) + ' ';
            out += field.text;
        }
        out += '\n';
    }
    return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    const std::string whole = told(text, text.size() + 1);
    require(whole == told(text, 1));
    require(whole == told(text, 7));
    static_cast<void>(corpus::table_report("fuzz", text));
    return 0;
}

#include "offbeat/table_attachment.hpp"

#include "offbeat/json_text.hpp"

namespace offbeat {
namespace {

void append_cells(std::string& out, const std::vector<std::string>& cells) {
    out += '[';
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) out += ',';
        json::append_string(out, cells[i]);
    }
    out += ']';
}

}  // namespace

Attachment table_attachment(std::string name, const std::vector<std::string>& columns,
                            const std::vector<std::vector<std::string>>& rows) {
    std::string text = R"({"columns":)";
    append_cells(text, columns);
    text += R"(,"rows":[)";
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i > 0) text += ',';
        append_cells(text, rows[i]);
    }
    return {std::move(name), std::string(table_type), text + "]}"};
}

}  // namespace offbeat

#include "offbeat/row.hpp"

namespace offbeat {

const Parameter* Row::find(std::string_view name) const {
    for (const auto& parameter : parameters) {
        if (parameter.name == name) return &parameter;
    }
    return nullptr;
}

std::string_view Row::label(std::string_view name) const {
    for (const auto& entry : labels) {
        if (entry.name == name) return entry.value;
    }
    return {};
}

std::string description_of(const Row& row) {
    std::string text;
    append_description(text, row);
    return text;
}

void append_description(std::string& out, const Row& row) {
    if (!row.description.empty()) {
        out += row.description;
        return;
    }
    const char* between = "";
    for (const auto& parameter : row.parameters) {
        if (parameter.value.kind == Value::Kind::absent) continue;
        out += between;
        out += parameter.name;
        out += " = ";
        append_display(out, parameter.value);
        between = ", ";
    }
}

}  // namespace offbeat

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
    if (!row.description.empty()) return row.description;
    std::string text;
    for (const auto& parameter : row.parameters) {
        if (parameter.value.kind == Value::Kind::absent) continue;
        if (!text.empty()) text += ", ";
        text += parameter.name + " = ";
        append_display(text, parameter.value);
    }
    return text;
}

}  // namespace offbeat

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

}  // namespace offbeat

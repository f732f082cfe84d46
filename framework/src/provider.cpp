#include "offbeat/provider.hpp"

#include "offbeat/json_text.hpp"
#include "offbeat/option.hpp"
#include "offbeat/text.hpp"

namespace offbeat {
namespace {

std::string readable(const Value& value) {
    if (value.kind != Value::Kind::text) return display(value);
    return value.text.empty() ? "empty" : value.text;
}

/// The whole content, unambiguously: what the id's hash is made of.
std::string content(const std::vector<Parameter>& parameters) {
    std::string all;
    for (const auto& parameter : parameters) {
        const std::string text = display(parameter.value);
        all += parameter.name + '=' + std::to_string(text.size()) + ':' + text;
        if (parameter.value.kind == Value::Kind::text) all += parameter.value.text;
        // What is shown of a list is cut; its items may differ behind that.
        if (!parameter.value.items.empty()) json::append_value(all, parameter.value);
    }
    return all;
}

}  // namespace

std::string ProviderContext::option(const std::string& name) const {
    for (const Option* declared : Option::all()) {
        if (declared->name() == name) return declared->value();
    }
    return {};
}

Registry<std::shared_ptr<const DataProvider>>& providers() {
    static Registry<std::shared_ptr<const DataProvider>> all("data provider");
    return all;
}

std::string content_id(const std::vector<Parameter>& parameters) {
    if (parameters.size() == 1) return identifier(parameters.front().name + '_' + readable(parameters.front().value));
    std::string text;
    for (const auto& parameter : parameters) {
        if (parameter.value.kind != Value::Kind::absent) text += readable(parameter.value).substr(0, 16) + '_';
        if (text.size() > 32) break;
    }
    return slug(text, 40) + '_' + short_hash(content(parameters));
}

std::string content_text(const std::vector<Parameter>& parameters) {
    std::string text;
    for (const auto& parameter : parameters) {
        if (parameter.value.kind == Value::Kind::absent) continue;
        text += (text.empty() ? "" : ", ") + parameter.name + " = " + display(parameter.value);
    }
    return text;
}

Row bad_row(std::string id, const Problem& problem) {
    Row row;
    row.id = std::move(id);
    row.description = problem.what;
    row.source = problem.where;
    row.state = RowState::bad;
    row.cause = to_string(problem);
    return row;
}

}  // namespace offbeat

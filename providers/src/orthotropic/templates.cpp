#include "templates.hpp"

#include "../scaffold.hpp"
#include "beyond.hpp"
#include "offbeat/text.hpp"
#include "target.hpp"

namespace offbeat::orthotropic {
namespace {

/// What is known of an attribute, for the comment beside it.
std::string about(const Attribute& attribute, const Domain* domain) {
    std::string text = to_string(*attribute.schema);
    if (domain == nullptr) return text;
    if (domain->is_required) text += ", required";
    if (domain->least_length) text += ", at least " + std::to_string(*domain->least_length) + " characters";
    if (domain->most_length) text += ", at most " + std::to_string(*domain->most_length) + " characters";
    if (!domain->values.empty()) text += ", one of " + join(domain->values, " ");
    if (!domain->expression.empty()) text += ", pattern " + domain->expression;
    if (domain->minimum) text += ", from " + *domain->minimum + " to " + *domain->maximum;
    if (!domain->time_format.empty()) text += ", as " + domain->time_format;
    if (!domain->later_than.empty()) text += ", after " + domain->later_than;
    if (domain->only_when) text += ", exactly when " + domain->only_when->first + " is " + domain->only_when->second;
    if (domain->is_unique) text += ", unique";
    return text;
}

/// Illegal values that the type and the domain suggest; the tester adds what only people know.
std::vector<std::string> suggestions(const Attribute& attribute, const Domain* domain) {
    std::vector<std::string> values;
    if (attribute.schema->optional) values.emplace_back("<null>");
    const bool text = attribute.schema->kind == Schema::Kind::text;
    if (text || attribute.schema->kind == Schema::Kind::list) values.emplace_back("<empty>");
    if (domain == nullptr) return values;
    if (domain->most_length && text) values.emplace_back("<len(max+1)>");
    if (domain->least_length.value_or(0) > 1 && text) values.emplace_back("<len(min-1)>");
    if (!domain->values.empty() && text) values.emplace_back("INV");
    if (domain->is_visible) values.insert(values.end(), {"<blank(3)>", "<'a\\0b'>", "<hex(61ff62)>"});
    if (domain->minimum && text) values.emplace_back("abc");  // a number can't hold it
    for (auto& value : beyond(*attribute.schema, *domain)) values.push_back(std::move(value));
    if (!domain->time_format.empty()) values.emplace_back("tomorrow");
    if (!domain->later_than.empty()) values.push_back("<@" + domain->later_than + '>');
    return values;
}

}  // namespace

std::string config_name(const std::string& case_name) {
    constexpr std::string_view illegal = "Invalid";
    const bool prefixed = case_name.rfind(illegal, 0) == 0 && case_name.size() > illegal.size();
    return "orthotropic" + (prefixed ? case_name.substr(illegal.size()) : case_name) + "Config.csv";
}

std::string driver_template(const std::string& method, const std::string& case_name) {
    return scaffold::driver_text(
        method, {{"caseId", "its name in reports, unique", case_name + "-ILLEGAL"},
                 {"description", "for people", "every illegal request is refused"},
                 {"config", "the illegal values of every attribute, a file beside this one", config_name(case_name)},
                 {"base", "the legal request that each case departs from: file@column", "base.csv@legal"},
                 {"expect", "the refusal's code that each case must get; empty: any", "PARAM_ILLEGAL"},
                 {"expectNullRequest", "the refusal's code of the null request; empty: as expect", "REQUEST_NULL"},
                 {"cases", "how many cases the config must give: 1 + the sum of its values; empty: any", ""}});
}

std::string config_template(const RequestType& type) {
    std::string text =
        std::string(scaffold::mark) + "\n# The illegal values of " + type.schema.name +
        ": one row a target, each cell from 'values' on is one illegal value.\n"
        "# target: an attribute, an element (list[0], list[last], list[each]), several (a|b), or type:string for all\n"
        "#         attributes of a type without a row of their own; when: another legal request (base.csv@name);\n"
        "#         expect: the refusal's code, where it isn't the driver's\n"
        "target,when,expect,values\n";
    for (const auto& attribute : attributes_of(type.schema)) {
        if (!attribute.leaf && !attribute.schema->optional) continue;
        const Domain* domain = type.domain_of(attribute.path);
        text += "# " + attribute.path + ": " + about(attribute, domain) + "\n#" + attribute.path + ",,";
        const auto values = suggestions(attribute, domain);
        for (const auto& value : values) text += ',' + value;
        text += values.empty() ? ",\n" : "\n";
    }
    return text;
}

std::string base_template(const RequestType& type) {
    std::string text =
        std::string(scaffold::mark) + "\n# Legal requests of " + type.schema.name +
        ": one row an attribute, one column a request; an empty cell inherits the first request's value.\n"
        "attribute,legal\n";
    for (const auto& attribute : attributes_of(type.schema)) {
        if (attribute.leaf || attribute.schema->optional)
            text += "# " + about(attribute, type.domain_of(attribute.path)) + "\n#" + attribute.path + ",\n";
    }
    return text;
}

}  // namespace offbeat::orthotropic

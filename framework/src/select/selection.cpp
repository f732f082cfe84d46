#include "select/selection.hpp"

#include "offbeat/text.hpp"
#include "offbeat/utf8.hpp"

#include <algorithm>

namespace offbeat::select {
namespace {

using Names = std::set<std::string>;

void add_members(const std::string& prefix, const Value& value, Names& names) {
    for (const auto& member : value.names) names.insert(prefix + '.' + member);
}

Names names_of_rows(const Plan& plan) {
    Names names = names_of_all_rows();
    for (const auto& method : plan.methods) {
        for (const Row& row : method.rows) add_names_of(row, names);
    }
    return names;
}

}  // namespace

std::set<std::string> names_of_all_rows() {
    return {"class", "method", "id", "index", "description", "group"};
}

void add_names_of(const Row& row, std::set<std::string>& names) {
    for (const auto& parameter : row.parameters) {
        names.insert(parameter.name);
        add_members(parameter.name, parameter.value, names);
    }
    for (const auto& label : row.labels) names.insert(label.name);
}

std::set<std::string> groups_of(const Plan& plan) {
    std::set<std::string> names;
    for (const auto& method : plan.methods) {
        names.insert(method.plan.groups.begin(), method.plan.groups.end());
        for (const Row& row : method.rows) names.insert(row.groups.begin(), row.groups.end());
    }
    return names;
}

std::string path_of(const MethodPlan& method) {
    return method.class_name + '.' + method.method;
}

std::string name_of(const MethodPlan& method, const Row& row) {
    return method.class_name + '/' + method.method + '/' + row.id;
}

std::string own_name_of(const MethodPlan& method, const Row& row) {
    return row.own_id.empty() ? "" : method.class_name + '/' + method.method + '/' + row.own_id;
}

void Selection::add(const char* option, const std::string& text, bool groups) {
    const std::string asked = std::string(option) + '=' + utf8::visible(text);
    try {
        all_.push_back({asked, groups ? Expression::of_groups(text) : Expression::of_rows(text), groups});
    } catch (const Mistake& wrong) {
        throw Error(asked + ": " + wrong.what());
    }
}

void Selection::add_rows(const std::string& text) {
    add("--rows", text, false);
}

void Selection::add_groups(const std::string& text) {
    add("--groups", text, true);
}

bool Selection::has(const MethodPlan& method, const Row& row) const {
    const Candidate candidate{method, row, row.place};
    return std::ranges::all_of(all_, [&](const Asked& asked) { return asked.expression.holds(candidate); }) &&
           (!names_ || names_->contains(name_of(method, row)) || names_->contains(own_name_of(method, row)) ||
            names_->contains(method.class_name + '/') ||
            names_->contains(method.class_name + '/' + method.method + '/')) &&
           (!holds_ || holds_(method, row));
}

void Selection::check(const Plan& plan) const {
    if (all_.empty()) return;
    if (std::ranges::any_of(plan.methods, [](const auto& method) { return !method.plan.counted; })) return;
    for (const auto& asked : all_) {
        const Names known = asked.groups ? groups_of(plan) : names_of_rows(plan);
        for (const auto& name : asked.expression.names()) {
            if (known.contains(name)) continue;
            const std::string hint = did_you_mean(name, {known.begin(), known.end()});
            throw Error(asked.option + ": no row " + (asked.groups ? "is in the group " : "has a ") + quoted(name) +
                        (hint.empty() ? "" : "; " + utf8::visible(hint)));
        }
    }
    for (const auto& method : plan.methods) {
        if (std::ranges::any_of(method.rows, [&](const Row& row) { return has(method.plan, row); })) return;
    }
    std::string options;
    for (const auto& asked : all_) options += (options.empty() ? "" : " ") + asked.option;
    throw Error(options + ": no row is so");
}

}  // namespace offbeat::select

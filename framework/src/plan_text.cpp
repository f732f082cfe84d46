#include "offbeat/json_text.hpp"
#include "offbeat/plan.hpp"
#include "offbeat/utf8.hpp"

namespace offbeat {
namespace {

std::string counted(std::uint64_t count, const std::string& what) {
    return std::to_string(count) + ' ' + what + (count == 1 ? "" : "s");
}

void append_method(std::string& text, const PlannedMethod& method) {
    const MethodPlan& plan = method.plan;
    text += plan.class_name + '.' + plan.method + "   ";
    text += plan.counted ? counted(plan.rows, "row") : "rows are streamed while running";
    if (!plan.provider.empty()) text += ", from " + plan.provider;
    text += '\n';
    for (const auto& dependency : method.upstream) {
        text += std::string(dependency.hard ? "  depends on " : "  runs after ") +
                (dependency.by_row ? "the same row of " : "") + dependency.on->class_name + '.' + dependency.on->name +
                '\n';
    }
    if (!plan.driver.empty()) text += "  driver " + to_string(Location{plan.driver}) + '\n';
    if (!plan.formula.empty()) text += "  " + plan.formula + '\n';
    for (const auto& line : plan.notes) text += "    " + line + '\n';
    for (const Row& row : method.rows) {
        if (row.state == RowState::ready) continue;
        const char* mark = row.state == RowState::bad       ? "  PROBLEM "
                           : row.state == RowState::skipped ? "  skipped "
                                                            : "  NOT CONFIGURED ";
        text += mark + utf8::visible(row.cause) + '\n';
    }
}

void append_row(std::string& out, const MethodPlan& plan, const Row& row) {
    constexpr const char* states[] = {"ready", "bad", "skipped", "not configured"};
    out += '{';
    const auto add = [&](const char* key, std::string_view text) {
        json::append_key(out, key);
        json::append_string(out, text);
    };
    add("class", plan.class_name);
    add("method", plan.method);
    add("id", row.id);
    add("description", description_of(row));
    add("source", to_string(row.source));
    if (!plan.driver.empty()) add("driver", to_string(Location{plan.driver}));
    add("state", states[static_cast<int>(row.state)]);
    if (!row.cause.empty()) add("cause", row.cause);
    json::append_key(out, "parameters");
    out += '{';
    for (const auto& parameter : row.parameters) {
        json::append_key(out, parameter.name);
        json::append_value(out, parameter.value);
    }
    out += '}';
    json::append_key(out, "labels");
    out += '{';
    for (const auto& label : row.labels) add(label.name.c_str(), label.value);
    out += "}}\n";
}

/// Rows that aren't listed must not look as if there were none.
void append_streamed(std::string& out, const MethodPlan& plan) {
    out += '{';
    json::append_key(out, "class");
    json::append_string(out, plan.class_name);
    json::append_key(out, "method");
    json::append_string(out, plan.method);
    out += ",\"streamed\":true}\n";
}

}  // namespace

std::string to_text(const Plan& plan) {
    std::string text;
    for (const auto& method : plan.methods) append_method(text, method);
    for (const auto& problem : plan.problems) text += "PROBLEM " + utf8::visible(problem) + '\n';
    text += counted(plan.rows(), "row") + " in " + counted(plan.methods.size(), "method") + ", " +
            counted(plan.bad_rows() + plan.problems.size(), "problem") + '\n';
    return text;
}

std::string to_list(const Plan& plan) {
    std::string text;
    for (const auto& method : plan.methods) {
        const std::string prefix = method.plan.class_name + '/' + method.plan.method + '/';
        if (!method.plan.counted) text += prefix + "rows\tits rows are streamed while running\n";
        for (const Row& row : method.rows) text += prefix + row.id + '\t' + utf8::visible(description_of(row)) + '\n';
    }
    return text;
}

std::string to_json_lines(const Plan& plan) {
    std::string out;
    for (const auto& method : plan.methods) {
        if (!method.plan.counted) append_streamed(out, method.plan);
        for (const Row& row : method.rows) append_row(out, method.plan, row);
    }
    return out;
}

}  // namespace offbeat

#include "evaluated.hpp"

#include "offbeat/expression/expression.hpp"
#include "offbeat/json_text.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>

namespace command {
namespace {

using offbeat::Value;

/// A place without a request. It remembers whether one was asked for, so that a value that needs one isn't taken for
/// a mistake.
class NoRequest final : public offbeat::expression::Context {
public:
    explicit NoRequest(const std::string& file) : file_(file) {}

    [[nodiscard]] bool was_asked() const { return asked_; }

    [[nodiscard]] std::optional<std::string> bound(std::string_view /*which*/, bool /*of_length*/) const override {
        asked_ = true;
        return std::nullopt;
    }
    [[nodiscard]] const Value* attribute(std::string_view /*name*/) const override {
        asked_ = true;
        return nullptr;
    }
    [[nodiscard]] std::string folder() const override {
        const std::string parent = std::filesystem::path(file_).parent_path().string();
        return parent.empty() ? "." : parent;
    }

private:
    const std::string& file_;
    mutable bool asked_ = false;
};

bool is_prepared(const Value& value) {
    return value.kind == Value::Kind::prepared || std::any_of(value.items.begin(), value.items.end(), is_prepared);
}

}  // namespace

Evaluated evaluate(const offbeat::csv::Table& table, const offbeat::csv::Field& cell) {
    namespace expression = offbeat::expression;
    if (!expression::is_expression(cell.text)) {
        return {{expression::value_of(cell.text, {}, cell.quoted, expression::Context())}};
    }
    const auto parsed = expression::Expression::parse(cell.text, table.location_of(cell), cell.quoted);
    if (parsed.includes_type() || parsed.excluded() != nullptr || parsed.relative()) return {{}, true};
    const NoRequest context(table.name());
    try {
        Evaluated evaluated{parsed.values(context)};
        if (std::none_of(evaluated.values.begin(), evaluated.values.end(), is_prepared)) return evaluated;
    } catch (const offbeat::SetupError&) {
        if (!context.was_asked()) throw;
    }
    return {{}, true};
}

void append_cell(std::string& json, const offbeat::csv::Table& table, const offbeat::csv::Field& cell, bool one) {
    const Evaluated evaluated = evaluate(table, cell);
    if (evaluated.needs_request) {
        json += '{';
        offbeat::json::append_key(json, "expression");
        offbeat::json::append_string(json, cell.text);
        json += '}';
        return;
    }
    if (one && evaluated.values.size() != 1) {
        throw offbeat::SetupError(
            {table.location_of(cell), std::to_string(evaluated.values.size()) + " values", "one"});
    }
    const char* comma = "";
    for (const Value& value : evaluated.values) {
        json += comma;
        offbeat::json::append_value(json, value);
        comma = ",";
    }
}

}  // namespace command

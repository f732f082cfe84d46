#include "offbeat/expression/expression.hpp"

#include "expression/cell.hpp"
#include "expression/parser.hpp"

#include <utility>

namespace offbeat::expression {

struct Expression::State {
    std::shared_ptr<const Cell> cell;
    NodePtr node = nullptr;  ///< none: a literal cell, or one of the two below
    bool relative = false;
    bool includes_type = false;
    std::unique_ptr<const Expression> excluded = nullptr;
};

namespace {

Value literal_value(std::string_view cell) {
    return cell.empty() ? Value::absent() : Value::of_text(std::string(literal(cell)));
}

void read_type(Parser& parser) {
    const std::size_t at = parser.position();
    if (parser.peek() != '\0' && parser.name() == "type" && parser.at_end()) return;
    throw Mistake(at, "only a type's values can be taken in with +", "<+type>");
}

}  // namespace

std::string_view literal(std::string_view cell) {
    return cell.starts_with("<<") ? cell.substr(1) : cell;
}

bool is_expression(std::string_view cell) {
    return cell.size() >= 2 && cell.front() == '<' && cell.back() == '>' && !cell.starts_with("<<");
}

Expression::Expression(std::shared_ptr<const State> state) : state_(std::move(state)) {}

Expression Expression::parse(std::string_view cell, const Location& cell_at, bool quoted) {
    auto state = std::make_shared<State>();
    state->cell = std::make_shared<const Cell>(Cell{std::string(cell), cell_at, quoted});
    if (!expression::is_expression(cell)) return Expression(std::move(state));
    try {
        Parser parser(state->cell->text);
        if (parser.take('+')) {
            state->includes_type = true;
            read_type(parser);
        } else if (parser.take('-')) {
            auto excluded = std::make_shared<State>();
            excluded->cell = state->cell;
            excluded->node = parser.whole();
            excluded->relative = parser.relative();
            state->excluded.reset(new Expression(std::move(excluded)));
        } else {
            state->node = parser.whole();
        }
        state->relative = parser.relative();
    } catch (const Mistake& mistake) {
        state->cell->refuse(mistake);
    }
    return Expression(std::move(state));
}

bool Expression::is_expression() const {
    return state_->node || state_->includes_type || state_->excluded;
}
bool Expression::includes_type() const {
    return state_->includes_type;
}
const Expression* Expression::excluded() const {
    return state_->excluded.get();
}
bool Expression::relative() const {
    return state_->relative;
}
const std::string& Expression::written() const {
    return state_->cell->text;
}
const Location& Expression::where() const {
    return state_->cell->where;
}

std::vector<Value> Expression::values(const Context& context) const {
    if (!is_expression()) return {literal_value(written())};
    try {
        if (!state_->node)
            throw Mistake(0, written() + " is no value", "it in an orthotropic config, among an attribute's values");
        return state_->node->values(context);
    } catch (const Mistake& mistake) {
        state_->cell->refuse(mistake);
    }
}

Value Expression::value(const Context& context) const {
    std::vector<Value> all = values(context);
    if (all.size() != 1) state_->cell->refuse(Mistake(1, std::to_string(all.size()) + " values", "one"));
    return std::move(all.front());
}

Value value_of(std::string_view cell, const Location& cell_at, bool quoted, const Context& context) {
    if (!is_expression(cell)) return literal_value(cell);
    return Expression::parse(cell, cell_at, quoted).value(context);
}

}  // namespace offbeat::expression

#include "expression/parser.hpp"

#include "expression/quantity.hpp"
#include "expression/registry.hpp"
#include "offbeat/text.hpp"
#include "offbeat/utf8.hpp"

namespace offbeat::expression {
namespace {

constexpr int deepest = 64;

bool digit(char c) {
    return c >= '0' && c <= '9';
}
bool letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

}  // namespace

char Parser::peek(std::size_t ahead) const {
    return at_ + ahead < cell_.size() ? cell_[at_ + ahead] : '\0';
}

std::size_t Parser::position() {
    while (at_ < cell_.size() && (cell_[at_] == ' ' || cell_[at_] == '\t' || cell_[at_] == '\n' || cell_[at_] == '\r'))
        ++at_;
    return at_;
}

bool Parser::at_end() {
    return position() == cell_.size();
}

bool Parser::take(char wanted) {
    if (at_end() || cell_[at_] != wanted) return false;
    ++at_;
    return true;
}

void Parser::fail(const std::string& what, const std::string& expected, const std::string& hint) {
    throw Mistake(position(), what, expected, hint);
}

std::string Parser::found() {
    if (at_end()) return "the expression's end";
    std::string_view rest = cell_.substr(at_);
    constexpr std::size_t shown = 20;  // characters
    for (std::size_t i = 0; i < shown && !rest.empty(); ++i) utf8::take(rest);
    return offbeat::quoted(cell_.substr(at_, cell_.size() - at_ - rest.size())) + (rest.empty() ? "" : "…");
}

void Parser::deeper() {
    if (++depth_ > deepest) fail("more than " + std::to_string(deepest) + " brackets within each other");
}

void Parser::close(std::size_t opened_at) {
    if (take(')')) return;
    if (at_end()) throw Mistake(opened_at, "this bracket is never closed", "a )");
    fail("unexpected " + found(), "a comma or a )");
}

NodePtr Parser::whole() {
    if (at_end())
        fail("an empty expression", "a value between < and >",
             "an empty text is written <empty>, a literal < is written <<");
    NodePtr result = expression();
    if (!at_end()) fail("text behind the expression: " + found(), ">");
    return result;
}

NodePtr Parser::expression() {
    deeper();
    const std::size_t at = position();
    const char first = peek();
    NodePtr result;
    if (first == '\'') {
        result = node([value = Value::of_text(text())](const Context&) { return value; });
    } else if (letter(first)) {
        const std::string_view name = word();
        if (name == "max" || name == "min") {
            at_ = at;
            result = quantity_node(quantity(false));
        } else {
            result = call(name, at);
        }
    } else if (digit(first) || first == '@' || first == '+' || first == '-' || first == '.' || first == '(') {
        result = quantity_node(quantity(false));
    } else {
        fail("no expression begins with " + found(), "a name, a text in single quotes, a number or an @attribute",
             depth_ == 1 ? "a literal < at a cell's start is written <<" : "");
    }
    --depth_;
    return result;
}

std::string_view Parser::word() {
    const std::size_t begin = at_;
    while (letter(peek()) || digit(peek())) ++at_;
    return cell_.substr(begin, at_ - begin);
}

NodePtr Parser::call(std::string_view word, std::size_t at) {
    const auto& registry = Registry::instance();
    const Function function = registry.find(word);
    if (function == nullptr) {
        const std::string near = nearest(word, registry.names());
        const std::string known = near.empty() ? join(registry.names(), ", ") : "";
        const std::string literal =
            depth_ == 1 ? "a literal < at a cell's start is written <<" : "a text stands in single quotes";
        const std::string hint = near.empty() ? literal : "did you mean \"" + near + "\"?";
        throw Mistake(at, "unknown expression " + offbeat::quoted(word.substr(0, 40)), known, hint);
    }
    if (registry.clashes(word)) throw Mistake(at, "two expressions are registered as " + offbeat::quoted(word));
    const std::size_t bracket = position();
    const bool bracketed = take('(');
    Arguments arguments(*this, word, at, bracketed);
    NodePtr result = function(arguments);
    if (bracketed) close(bracket);
    return result;
}

}  // namespace offbeat::expression

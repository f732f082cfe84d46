#include "expression/parser.hpp"
#include "expression/quantity.hpp"

namespace offbeat::expression {

Arguments::Arguments(Parser& parser, std::string_view function, std::size_t at, bool bracketed)
    : parser_(parser), function_(function), at_(at), bracketed_(bracketed) {}

bool Arguments::more() {
    if (!bracketed_ || parser_.at_end()) return false;
    return parser_.peek() != ')';
}

std::size_t Arguments::next_at() {
    next();
    first_ = true;  // the comma is taken; the argument itself is still to come
    return parser_.position();
}

void Arguments::next() {
    if (!bracketed_) parser_.fail("no brackets behind " + std::string(function_), std::string(function_) + "(…)");
    if (!first_ && !parser_.take(',')) parser_.fail("unexpected " + parser_.found(), "a comma and one more argument");
    first_ = false;
}

Length Arguments::length() {
    next();
    const std::size_t at = parser_.position();
    return {parser_.quantity(true), at};
}

std::string Arguments::text() {
    next();
    return parser_.text();
}

std::string Arguments::name() {
    next();
    return parser_.name();
}

NodePtr Arguments::expression() {
    next();
    return parser_.expression();
}

std::string Arguments::raw() {
    next();
    return parser_.raw();
}

}  // namespace offbeat::expression

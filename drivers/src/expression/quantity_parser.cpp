#include "expression/parser.hpp"
#include "expression/quantity.hpp"
#include "offbeat/text.hpp"
#include "offbeat/utf8.hpp"

#include <algorithm>

namespace offbeat::expression {
namespace {

constexpr std::size_t most_steps = 200;
constexpr std::size_t most_digits = 100;  // exact arithmetic on longer ones would take its time

bool digit(char c) {
    return c >= '0' && c <= '9';
}

std::string shortened(std::string_view cell) {
    constexpr std::size_t shown = 60;
    std::string_view rest = cell;
    for (std::size_t i = 0; i < shown && !rest.empty(); ++i) utf8::take(rest);
    const bool all = rest.empty();
    return utf8::visible(cell.substr(0, cell.size() - rest.size())) + (all ? "" : "…") + '>';
}

}  // namespace

/// Turns a sum into postfix steps.
class QuantityParser {
public:
    QuantityParser(Parser& parser, bool of_length) : parser_(parser), of_length_(of_length) {}

    std::vector<Step> steps() {
        sum();
        return std::move(steps_);
    }

private:
    void sum() {
        product();
        for (;;) {
            const std::size_t at = parser_.position();
            if (parser_.take('+')) {
                product();
                add(Step::Kind::add, at);
            } else if (parser_.take('-')) {
                product();
                add(Step::Kind::subtract, at);
            } else {
                return;
            }
        }
    }

    void product() {
        factor();
        for (;;) {
            const std::size_t at = parser_.position();
            if (parser_.take('*')) {
                factor();
                add(Step::Kind::multiply, at);
            } else if (parser_.take('/')) {
                factor();
                add(Step::Kind::divide, at);
            } else {
                return;
            }
        }
    }

    void factor() {
        parser_.deeper();
        const std::size_t at = parser_.position();
        if (parser_.take('-')) {
            factor();
            add(Step::Kind::negate, at);
        } else if (parser_.take('+')) {
            factor();
        } else if (parser_.take('(')) {
            sum();
            parser_.close(at);
        } else if (parser_.take('@')) {
            add(Step::Kind::attribute, at, parser_.name());
        } else if (digit(parser_.peek()) || parser_.peek() == '.') {
            number(at);
        } else {
            bound(at);
        }
        --parser_.depth_;
    }

    void number(std::size_t at) {
        std::string digits;
        bool point = false;
        bool any = false;
        for (char c = parser_.peek(); digit(c) || (c == '.' && !point && !of_length_); c = parser_.peek()) {
            point = point || c == '.';
            any = any || digit(c);
            digits += c;
            ++parser_.at_;
        }
        const std::string expected = of_length_ ? "a whole number" : "a number such as 17 or 0.01";
        if (!any || digits.back() == '.' || parser_.peek() == '.') throw Mistake(at, "a bad number", expected);
        if (digits.size() > most_digits)
            throw Mistake(at, "a number of " + std::to_string(digits.size()) + " digits",
                          "up to " + std::to_string(most_digits));
        const std::size_t unit_at = parser_.at_;
        const std::string unit(parser_.word());
        if (unit.empty()) return add(Step::Kind::number, at, digits);
        const std::vector<std::string> units = {"ms", "s", "m", "h", "d"};
        const bool known = std::find(units.begin(), units.end(), unit) != units.end();
        if (of_length_ || !known) {
            throw Mistake(of_length_ ? at : unit_at,
                          of_length_ ? "a bad number" : "unknown unit " + offbeat::quoted(unit.substr(0, 20)),
                          of_length_ ? expected : "ms, s, m, h or d");
        }
        add(Step::Kind::duration, at, digits, unit);
    }

    void bound(std::size_t at) {
        const std::string word(parser_.word());
        if (word != "max" && word != "min") {
            parser_.at_ = at;
            std::string near = word.size() < 2 ? "" : nearest(word, {"max", "min"});
            if (!near.empty()) near = "did you mean \"" + near + "\"?";
            parser_.fail("unexpected " + parser_.found(),
                         of_length_ ? "a whole number, max or min" : "a number, max, min or an @attribute", near);
        }
        parser_.relative_ = true;
        add(Step::Kind::bound, at, word);
    }

    void add(Step::Kind kind, std::size_t at, std::string text = {}, std::string unit = {}) {
        if (steps_.size() == most_steps)
            throw Mistake(at, "a sum of more than " + std::to_string(most_steps) + " parts", "a shorter one");
        steps_.push_back({kind, at, std::move(text), std::move(unit)});
    }

    Parser& parser_;
    bool of_length_;
    std::vector<Step> steps_;
};

std::shared_ptr<const Quantity> Parser::quantity(bool of_length) {
    std::vector<Step> steps = QuantityParser(*this, of_length).steps();
    return std::make_shared<Quantity>(std::move(steps), of_length, shortened(cell_));
}

}  // namespace offbeat::expression

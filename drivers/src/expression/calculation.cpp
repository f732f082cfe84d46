#include "expression/moment.hpp"
#include "expression/number.hpp"
#include "expression/quantity.hpp"

#include <algorithm>

namespace offbeat::expression {
namespace {

using boost::multiprecision::cpp_int;
using boost::multiprecision::cpp_rational;

struct Operand {
    enum class Kind { number, duration, moment };
    Kind kind = Kind::number;
    Number number = {};  ///< durations and moments in nanoseconds
    Moment moment = {};  ///< the form of a moment's text
    std::string unit = {};
};

cpp_int nanoseconds_in(const std::string& unit) {
    if (unit == "ms") return 1'000'000;
    if (unit == "s") return 1'000'000'000;
    if (unit == "m") return cpp_int(60) * 1'000'000'000;
    if (unit == "h") return cpp_int(3600) * 1'000'000'000;
    return nanoseconds_a_day;
}

Operand operand_of(const std::string& text, std::size_t at) {
    Operand result;
    if (const auto number = parse_number(text)) {
        result.number = *number;
        return result;
    }
    const auto moment = parse_moment(text);
    if (!moment)
        throw Mistake(at, display(Value::of_text(text)) + " is neither a number nor a time",
                      "10.00, 2015-04-01 or 2015-04-01 00:00:00");
    result.kind = Operand::Kind::moment;
    result.moment = *moment;
    result.number.value = cpp_rational(cpp_int(moment->days) * nanoseconds_a_day + moment->nanoseconds);
    return result;
}

}  // namespace

/// Works a quantity's steps off on a stack.
class Calculation {
public:
    Calculation(const Quantity& quantity, const Context& context) : quantity_(quantity), context_(context) {}

    Operand result() {
        for (const Step& step : quantity_.steps_) take(step);
        return stack_.back();
    }

private:
    void take(const Step& step) {
        switch (step.kind) {
        case Step::Kind::number:
            stack_.push_back(operand_of(step.text, step.at));
            return;
        case Step::Kind::duration:
            duration(step);
            return;
        case Step::Kind::bound:
            bound(step);
            return;
        case Step::Kind::attribute:
            attribute(step);
            return;
        case Step::Kind::negate:
            if (stack_.back().kind == Operand::Kind::moment) throw Mistake(step.at, "a time has no negative");
            stack_.back().number.value = -stack_.back().number.value;
            return;
        default:
            binary(step);
        }
    }

    void duration(const Step& step) {
        Operand operand = operand_of(step.text, step.at);
        operand.kind = Operand::Kind::duration;
        operand.unit = step.unit;
        operand.number.value *= nanoseconds_in(step.unit);
        stack_.push_back(operand);
    }

    void bound(const Step& step) {
        const auto declared = context_.bound(step.text, quantity_.of_length_);
        if (!declared) {
            const std::string which = step.text == "max" ? "maximum" : "minimum";
            const std::string who =
                context_.target().empty() ? "none is declared here" : context_.target() + " declares none";
            throw Mistake(step.at, quantity_.cell_ + " needs a declared " + which +
                                       (quantity_.of_length_ ? " length" : "") + ", and " + who);
        }
        stack_.push_back(operand_of(*declared, step.at));
        if (quantity_.of_length_ && !whole(stack_.back().number))
            throw Mistake(step.at, step.text + " is " + *declared, "a whole number");
    }

    void attribute(const Step& step) {
        const Value& value = attribute_value(context_, step.text, step.at);
        if (value.kind != Value::Kind::text) {
            throw Mistake(step.at, step.text + " is " + display(value) + ": nothing can be added to it",
                          "a number or a time");
        }
        stack_.push_back(operand_of(value.text, step.at));
        const bool length = stack_.back().kind == Operand::Kind::number && whole(stack_.back().number);
        if (quantity_.of_length_ && !length)
            throw Mistake(step.at, step.text + " is " + display(value), "a whole number");
    }

    void binary(const Step& step) {
        const Operand right = stack_.back();
        stack_.pop_back();
        Operand& left = stack_.back();
        const bool numbers = left.kind == Operand::Kind::number && right.kind == Operand::Kind::number;
        const bool shift = left.kind != Operand::Kind::number && right.kind == Operand::Kind::duration;
        const bool sum = step.kind == Step::Kind::add || step.kind == Step::Kind::subtract;
        if (!numbers && !(sum && shift)) mismatch(step, left, right);
        left.number.decimals = std::max(left.number.decimals, right.number.decimals);
        switch (step.kind) {
        case Step::Kind::add:
            left.number.value += right.number.value;
            return;
        case Step::Kind::subtract:
            left.number.value -= right.number.value;
            return;
        case Step::Kind::multiply:
            left.number.value *= right.number.value;
            return;
        default:
            break;
        }
        if (right.number.value == 0) throw Mistake(step.at, "a division by zero");
        left.number.value /= right.number.value;
        if (quantity_.of_length_) left.number = floor(left.number);
    }

    [[noreturn]] static void mismatch(const Step& step, const Operand& left, const Operand& right) {
        if (left.kind == Operand::Kind::moment && right.kind == Operand::Kind::number) {
            throw Mistake(step.at, "a number without a unit at a time", "ms, s, m, h or d behind it");
        }
        if (right.kind == Operand::Kind::duration)
            throw Mistake(step.at, "a unit, " + right.unit + ", at what isn't a time", "a number without a unit");
        throw Mistake(step.at, "these two can't be reckoned with each other",
                      "two numbers, or a time and a duration such as 1s");
    }

    const Quantity& quantity_;
    const Context& context_;
    std::vector<Operand> stack_;
};

namespace {

std::string moment_text(const Operand& operand, std::size_t at) {
    const cpp_rational steps = operand.number.value / precision(operand.moment);
    if (denominator(steps) != 1) {
        const bool date = operand.moment.separator == '\0';
        throw Mistake(at, "this time is finer than the attribute's text can tell",
                      date ? "whole days" : "a coarser unit");
    }
    Moment moment = operand.moment;
    const Number days = floor({operand.number.value / nanoseconds_a_day, 0});
    constexpr std::int64_t beyond_all_years = 4'000'000;
    const bool in_range = abs(numerator(days.value)) < beyond_all_years;
    moment.days = in_range ? static_cast<std::int64_t>(numerator(days.value)) : beyond_all_years;
    const cpp_rational of_day = operand.number.value - days.value * nanoseconds_a_day;
    moment.nanoseconds = static_cast<std::int64_t>(numerator(of_day));
    const auto text = format(moment);
    if (!text) throw Mistake(at, "this time is outside the years 0000 to 9999");
    return *text;
}

}  // namespace

std::string Quantity::text(const Context& context) const {
    const Operand result = Calculation(*this, context).result();
    const std::size_t at = steps_.front().at;
    if (result.kind == Operand::Kind::moment) return moment_text(result, at);
    if (result.kind == Operand::Kind::duration)
        throw Mistake(at, "a duration alone is no value", "@attribute + 1s, or the text without < >");
    const auto text = format(result.number);
    if (!text) throw Mistake(at, "this number has no end in decimal", "one that can be written exactly");
    return *text;
}

}  // namespace offbeat::expression

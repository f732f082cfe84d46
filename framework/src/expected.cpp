#include "offbeat/expected.hpp"

#include "offbeat/convert.hpp"
#include "offbeat/error.hpp"

#include <cmath>

namespace offbeat {

Near::Near(double value, double tolerance) : value_(value), tolerance_(tolerance) {
    if (!(tolerance >= 0)) throw Error("near(): a tolerance is 0 or more, not " + detail::number_text(tolerance));
}

bool Near::holds(double number) const {
    if (std::isinf(value_) || std::isinf(number)) return number == value_;
    return number >= value_ - tolerance_ && number <= value_ + tolerance_;
}

std::string to_string(const Near& near) {
    return detail::number_text(near.value_) + " ± " + detail::number_text(near.tolerance_);
}

Near near(double value, double tolerance) {
    return {value, tolerance};
}

Near near(double value, Percent tolerance) {
    return {value, std::abs(value) * tolerance.value / 100};
}

std::string to_string(const Containing& containing) {
    return "a text that contains " + quoted(containing.part_);
}

Containing containing(std::string part) {
    return Containing(std::move(part));
}

bool detail::Message::holds(std::string_view message) const {
    return whole_ ? message == text_ : message.find(text_) != std::string_view::npos;
}

std::string detail::Message::shown() const {
    return (whole_ ? "" : "a text that contains ") + quoted(text_);
}

}  // namespace offbeat

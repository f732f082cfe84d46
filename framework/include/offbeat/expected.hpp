#pragma once

#include <string>
#include <string_view>

namespace offbeat {

/// A tolerance in hundredths of the value: `near(200, percent(1))` is 200 ± 2.
struct Percent {
    double value;
};
constexpr Percent percent(double value) {
    return {value};
}

/// What a number is compared with that needn't be exact; made by near().
class Near {
public:
    Near(double value, double tolerance);

    friend bool operator==(double number, const Near& near) { return near.holds(number); }
    friend std::string to_string(const Near& near);

private:
    [[nodiscard]] bool holds(double number) const;

    double value_;
    double tolerance_;
};

/// `OFFBEAT_CHECK(x == near(1.5, 0.01))`: x is from 1.49 to 1.51, both included. Nothing is near nan; only an infinity
/// is near itself. \throws Error where the tolerance is negative or nan
Near near(double value, double tolerance);
Near near(double value, Percent tolerance);

/// What a text is compared with of which only a part is known: `OFFBEAT_CHECK(log == containing("retry 2"))`.
class Containing {
public:
    explicit Containing(std::string part) : part_(std::move(part)) {}

    [[nodiscard]] const std::string& part() const { return part_; }

    friend bool operator==(std::string_view text, const Containing& containing) {
        return text.find(containing.part_) != std::string_view::npos;
    }
    friend std::string to_string(const Containing& containing);

private:
    std::string part_;
};

Containing containing(std::string part);

namespace detail {

/// The message that an exception should have: all of it, or a part.
class Message {
public:
    template <class Text>
    requires std::is_convertible_v<const Text&, std::string_view> Message(const Text& text)
        : text_(text) {}  // NOLINT(google-explicit-constructor): as OFFBEAT_THROWS is written
    Message(const Containing& containing) : text_(containing.part()), whole_(false) {}  // NOLINT: likewise

    [[nodiscard]] bool holds(std::string_view message) const;
    [[nodiscard]] std::string shown() const;

private:
    std::string_view text_;
    bool whole_ = true;
};

}  // namespace detail
}  // namespace offbeat

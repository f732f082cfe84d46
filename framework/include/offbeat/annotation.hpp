#pragma once

#include <initializer_list>
#include <string_view>

namespace offbeat {

/// A short list of names inside an annotation: `{"funcExp", "slow"}`.
class Names {
public:
    static constexpr int capacity = 16;

    constexpr Names() = default;
    constexpr Names(std::initializer_list<std::string_view> names) {
        if (names.size() > capacity) throw "an annotation takes at most 16 names";  // stops the compilation
        for (const std::string_view name : names) names_[size_++] = name;
    }

    [[nodiscard]] constexpr int size() const { return size_; }
    [[nodiscard]] constexpr const std::string_view* begin() const { return names_; }
    [[nodiscard]] constexpr const std::string_view* end() const { return names_ + size_; }
    [[nodiscard]] constexpr std::string_view operator[](int index) const { return names_[index]; }

private:
    std::string_view names_[capacity] = {};
    int size_ = 0;
};

/// A test method's annotation, with TestNG's keys. C++ wants them in this order.
struct Test {
    std::string_view dataProvider = {};  ///< a provider's name; empty: CsvProvider where a driver or parameters exist
    Names groups = {};
    std::string_view description = {};
    bool enabled = true;
    int priority = 0;              ///< lower runs first; methods of one priority run as they are declared
    Names parameters = {};         ///< the columns that fill the parameters, `"amount"` or with a default `"amount=10"`
    std::string_view driver = {};  ///< the driver's path, below testres or absolute, instead of the one by convention
    int timeOut = 0;               ///< how long a row may take, in milliseconds; then its process is ended. 0: no limit
};

/// When a configuration method runs.
enum class When { beforeClass, afterClass, beforeMethod, afterMethod };
using enum When;

/// A configuration method's annotation.
struct Configuration {
    When when = When::beforeMethod;
    std::string_view description = {};
};

}  // namespace offbeat

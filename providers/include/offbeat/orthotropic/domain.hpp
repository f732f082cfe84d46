#pragma once

#include "offbeat/convert.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace offbeat {

/// The declared domain of one attribute of a request: what its storage and its business allow. It tells which values
/// are illegal and of which class, and what `max` and `min` stand for in a config.
///
/// Built by chained calls: `domain(&Request::useScene).required().max_length(8).one_of({"ORDER", "PAY"})`.
class Domain {
public:
    explicit Domain(std::string attribute_name = {}) : attribute(std::move(attribute_name)) {}

    /// Neither null nor empty; of a list: at least one element.
    Domain required() &&;
    /// In characters; of a list: of its elements joined by `joined_by`, as they are stored.
    Domain max_length(std::size_t characters) &&;
    Domain min_length(std::size_t characters) &&;
    Domain joined_by(std::string separator) &&;
    Domain one_of(std::vector<std::string> values) &&;
    /// The whole text must match, in RE2's syntax.
    Domain pattern(std::string expression) &&;
    /// Shows something, and holds no control character.
    Domain visible_text() &&;
    /// A decimal number within bounds that are themselves legal: digits, at most `scale` of them behind the point;
    /// neither an exponent nor blanks.
    Domain decimal(std::string minimum, std::string maximum, int scale) &&;
    /// A whole number within bounds that are themselves legal.
    Domain integer(std::string minimum, std::string maximum) &&;
    /// A moment written as `format` (yyyy MM dd HH mm ss, and the characters between), which must exist.
    Domain time(std::string format) &&;
    /// Later than another attribute, which is written in the same format.
    Domain after(std::string other) &&;
    /// Given exactly when another attribute has that value; otherwise it must be null.
    Domain given_when(std::string other, std::string value) &&;
    /// A list's number of elements.
    Domain items(std::size_t least, std::size_t most) &&;
    /// What holds for each element of a list.
    Domain each(Domain element_domain) &&;
    /// No two accepted requests may have the same: every request that is sent gets a fresh one.
    Domain unique() &&;

    std::string attribute;
    bool is_required = false;
    bool is_visible = false;
    bool is_unique = false;
    std::optional<std::size_t> least_length, most_length;
    std::optional<std::size_t> least_items, most_items;
    std::string separator = ",";
    std::vector<std::string> values;
    std::string expression;
    std::optional<std::string> minimum, maximum;
    int most_decimals = 0;
    std::string time_format;
    std::string later_than;
    std::optional<std::pair<std::string, std::string>> only_when;
    std::vector<Domain> element;  ///< none or one
};

/// A struct's declared domains: specialise it beside the struct, with `static std::vector<Domain> declare()`.
template <class T>
struct Domains {
    static std::vector<Domain> declare() { return {}; }
};

/// The domain of the member that the pointer names; the member must be described.
template <class T, class M>
Domain domain(M T::*member) {
    std::string name;
    boost::mp11::mp_for_each<detail::Members<T>>([&](auto described) {
        if constexpr (std::is_same_v<std::remove_cv_t<decltype(described.pointer)>, M T::*>) {
            if (described.pointer == member) name = described.name;
        }
    });
    return Domain(std::move(name));
}

/// The domain of a list's elements.
inline Domain element() {
    return Domain();
}

/// Every class of illegality of `value` for this attribute within `request` (which may still hold the legal value);
/// empty: it is legal. The first one names the case.
std::vector<std::string> violations(const Domain& domain, const Value& value, const Value& request);

/// The class of a value for which no domain is declared, by its shape: null, empty, blank, control character, … other.
std::string class_by_shape(const Value& value);

}  // namespace offbeat

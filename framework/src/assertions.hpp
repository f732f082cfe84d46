#pragma once

#include "offbeat/event.hpp"

#include <optional>
#include <string>

namespace offbeat {

namespace detail {

/// What the newest explanation compared, where it is this one and tells that two sides differ.
std::optional<Compared> sides_of(const std::string* wrong);

}  // namespace detail

/// While an assertion is told of that failed by a comparison: its sides, for whoever hears it.
class ToldComparison {
public:
    explicit ToldComparison(std::optional<Compared> sides);
    ToldComparison(const ToldComparison&) = delete;
    ToldComparison& operator=(const ToldComparison&) = delete;
    ~ToldComparison();

    /// Of the assertion that is being told of; nothing where it is no comparison.
    static std::optional<Compared> now();
};

/// Whether a row runs that an assertion could belong to.
bool in_row();

/// Tells Boost.Test of an assertion of the running row that failed, with the contexts that it stands in.
void tell_failure(const std::string& message, const std::string& file, int line);

/// The same, and ends the row as a failed BOOST_REQUIRE does. \throws boost::execution_aborted; Error outside a row
[[noreturn]] void end_row(const std::string& message, const char* file, int line);

/// Tells Boost.Test of the assertions that held, so that its counts are right: once a case, since each call of it costs
/// tens of nanoseconds.
void tell_passed();

/// Forgets the contexts of a stack that is gone.
void forget_contexts();

}  // namespace offbeat

#pragma once

#include "offbeat/check.hpp"

#include <string>

namespace offbeat {

/// A part of a row that reports name: how long it took, whether it ended well, and what stood within it.
///
///     {
///         const offbeat::Step step("open the account");
///         …
///     }
///
/// Steps may be nested. Assertions that fail in one tell it, as with a Context. All steps of an attempt are a table
/// among the row's attachments, named `steps`. On the row's own thread; elsewhere it does nothing.
class Step final : detail::ContextFrame {
public:
    [[nodiscard]] explicit Step(std::string name);
    ~Step();

private:
    [[nodiscard]] std::string shown() const override { return "step " + name_; }

    std::string name_;
    std::size_t number_;  ///< among the row's steps
    int throwing_;        ///< exceptions under way when it began
};

}  // namespace offbeat

#pragma once

#include "offbeat/ready/ready.hpp"
#include "offbeat/stack/stack.hpp"

#include <cstddef>
#include <functional>

namespace offbeat::ready {

/// A log holds a line with this text, from a place in it on. A line that isn't ended yet counts, too.
class LogLine final : public Check {
public:
    /// What was written from a byte on.
    using Read = std::function<std::string(std::size_t from)>;

    /// \param name whose log it is, for people
    /// \param from only what is written from this byte on: earlier starts wrote the same lines
    LogLine(std::string name, Read read, std::string text, std::size_t from = 0)
        : name_(std::move(name)), read_(std::move(read)), text_(std::move(text)), from_(from) {}
    /// A service's log; the stack must live as long.
    LogLine(const stack::Stack& stack, const std::string& service, std::string text, std::size_t from = 0);
    std::string look(Clock::time_point until) override;
    [[nodiscard]] std::string what() const override;

    /// The line, once it is there.
    [[nodiscard]] const std::string& line() const { return line_; }

private:
    std::string name_;
    Read read_;
    std::string text_;
    std::size_t from_;          // behind what was looked through
    std::string begun_, last_;  // the last line, which has no end yet; the last one that was ended
    std::string line_;
};

}  // namespace offbeat::ready

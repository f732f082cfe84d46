#pragma once

#include "journal.hpp"

#include <cstdint>
#include <map>

namespace offbeat::keeper {

/// A file descriptor, closed in the end; -1: none.
class Connection {
public:
    explicit Connection(int descriptor = -1) : descriptor_(descriptor) {}
    ~Connection();
    Connection(Connection&& other) noexcept : descriptor_(other.descriptor_) { other.descriptor_ = -1; }
    Connection& operator=(Connection&&) = delete;

    [[nodiscard]] int descriptor() const { return descriptor_; }

private:
    int descriptor_;
};

/// What others were asked to do in the run's name: an engine that has got a request carries it out also when whoever
/// sent it is dead. While the request's connection is open it may yet do so.
class Promises {
public:
    void add(std::uint64_t intent, Connection connection);
    void kept(std::uint64_t intent) { connections_.erase(intent); }

    /// Ends our side of each connection and waits, at most some seconds, until the other one has ended too, as it does
    /// after the last answer. What belongs to these intents is there by then, or never will be: the journal's entries
    /// are told so.
    void await(Journal& journal);

private:
    std::map<std::uint64_t, Connection> connections_;  ///< by intent
};

}  // namespace offbeat::keeper

#pragma once

#include "offbeat/proxy/fault.hpp"
#include "offbeat/proxy/moment.hpp"
#include "proxy/session.hpp"

#include <cstdint>
#include <memory>
#include <set>
#include <unordered_map>
#include <vector>

namespace offbeat::proxy {

/// A fault that waits for its moment.
struct Snare {
    std::uint64_t id = 0;
    Moment moment;
    std::shared_ptr<const WireFault> fault;
    unsigned matched = 0;                   ///< so many moments have matched so far
    std::set<std::uint64_t> followed = {};  ///< connections where the statement that it follows was answered
};
using SnarePtr = std::shared_ptr<Snare>;

/// The snares that haven't fired yet. One that is taken out fires: so each does once.
class Traps {
public:
    void arm(SnarePtr snare);
    [[nodiscard]] bool empty() const { return by_id_.empty(); }
    /// \returns whether it was still there
    bool remove(std::uint64_t id);

    /// Takes out those that fire at a new connection.
    std::vector<SnarePtr> at_accept();
    /// Takes out those that fire before a statement or within it. \param size of its message: what ends before a trap's
    /// bytes do has no such place within it
    std::vector<SnarePtr> at_statement(std::uint64_t connection, const Statement& statement, std::size_t size);
    /// Whether the answer to this statement may be one's moment, or what one's moment follows.
    [[nodiscard]] bool await_answer(const Statement& statement) const;
    /// Takes out those that fire after this statement.
    std::vector<SnarePtr> at_answer(std::uint64_t connection, const Statement& statement);
    /// Told of every answered statement, for the moments that follow one.
    void answered(std::uint64_t connection, const Statement& statement);

private:
    template <class Test>
    std::vector<SnarePtr> take(const Statement& statement, Test test);
    template <class Visit>
    void visit(const Statement& statement, Visit visit) const;

    std::unordered_map<std::string, std::vector<SnarePtr>> by_key_;
    std::unordered_map<std::uint64_t, SnarePtr> by_id_;
};

}  // namespace offbeat::proxy

#include "proxy/traps.hpp"

#include <algorithm>

namespace offbeat::proxy {
namespace {

bool fits(const Moment& moment, const Statement& statement) {
    return moment.verb == statement.verb && (moment.table.empty() || names_table(statement.tables, moment.table));
}

}  // namespace

void Traps::arm(SnarePtr snare) {
    snare->moment.verb = usual_verb(snare->moment.verb);
    snare->moment.following = usual_verb(snare->moment.following);
    by_id_[snare->id] = snare;
    by_key_[snare->moment.key].push_back(std::move(snare));
}

bool Traps::remove(std::uint64_t id) {
    const auto found = by_id_.find(id);
    if (found == by_id_.end()) return false;
    const auto group = by_key_.find(found->second->moment.key);
    std::erase(group->second, found->second);
    if (group->second.empty()) by_key_.erase(group);
    by_id_.erase(found);
    return true;
}

template <class Visit>
void Traps::visit(const Statement& statement, Visit visit) const {
    if (by_id_.empty()) return;
    const auto in = [&](const std::string& key) {
        const auto group = by_key_.find(key);
        if (group == by_key_.end()) return;
        for (const SnarePtr& snare : group->second) visit(snare);
    };
    in({});
    if (!statement.scope) return;
    for (const std::string& key : *statement.scope) in(key);
}

template <class Test>
std::vector<SnarePtr> Traps::take(const Statement& statement, Test test) {
    std::vector<SnarePtr> struck;
    visit(statement, [&](const SnarePtr& snare) {
        if (test(*snare) && fits(snare->moment, statement) && ++snare->matched == snare->moment.occurrence) {
            struck.push_back(snare);
        }
    });
    std::sort(struck.begin(), struck.end(), [](const auto& a, const auto& b) { return a->id < b->id; });
    for (const SnarePtr& snare : struck) remove(snare->id);
    return struck;
}

std::vector<SnarePtr> Traps::at_accept() {
    return take(Statement{"accept", {}}, [](const Snare&) { return true; });
}

std::vector<SnarePtr> Traps::at_statement(std::uint64_t connection, const Statement& statement, std::size_t size) {
    return take(statement, [&](const Snare& snare) {
        return snare.moment.part != Moment::Part::after &&
               (snare.moment.part != Moment::Part::within || snare.moment.bytes < size) &&
               (snare.moment.following.empty() || snare.followed.count(connection) > 0);
    });
}

bool Traps::await_answer(const Statement& statement) const {
    bool found = false;
    visit(statement, [&](const SnarePtr& snare) {
        found = found || snare->moment.following == statement.verb ||
                (snare->moment.part == Moment::Part::after && fits(snare->moment, statement));
    });
    return found;
}

std::vector<SnarePtr> Traps::at_answer(std::uint64_t connection, const Statement& statement) {
    return take(statement, [&](const Snare& snare) {
        return snare.moment.part == Moment::Part::after &&
               (snare.moment.following.empty() || snare.followed.count(connection) > 0);
    });
}

void Traps::answered(std::uint64_t connection, const Statement& statement) {
    visit(statement, [&](const SnarePtr& snare) {
        if (snare->moment.following == statement.verb) snare->followed.insert(connection);
    });
}

}  // namespace offbeat::proxy

#include "offbeat/outage/scenario.hpp"

#include "offbeat/text.hpp"

namespace offbeat::outage {

bool status_matches(const std::string& pattern, int status) {
    if (pattern.empty()) return true;
    const std::string text = std::to_string(status);
    for (const auto& one : split(pattern, '|')) {
        if (one == text || (one.ends_with("xx") && one[0] == text[0])) return true;
    }
    return false;
}

bool Fault::lasts_until_ended() const {
    if (wire != nullptr) return wire->lasts();
    return shared() && name != "restart" && name != "recovery";
}

bool Begin::scoped() const {
    // A new connection names nobody, and neither does the BEGIN of a request's first transaction.
    return kind == Kind::at && moment.verb != "accept" && (moment.verb != "BEGIN" || !moment.following.empty());
}

}  // namespace offbeat::outage

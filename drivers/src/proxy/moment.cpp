#include "offbeat/proxy/moment.hpp"

namespace offbeat::proxy {

std::string to_string(const Moment& moment) {
    using Part = Moment::Part;
    std::string text = moment.part == Part::before ? "on(" : moment.part == Part::within ? "within(" : "after(";
    text += moment.verb;
    if (!moment.table.empty()) text += " " + moment.table;
    if (moment.occurrence != 1) text += " #" + std::to_string(moment.occurrence);
    if (!moment.following.empty()) text += " after " + moment.following;
    if (moment.part == Part::within) text += ", " + std::to_string(moment.bytes);
    return text + ")";
}

}  // namespace offbeat::proxy

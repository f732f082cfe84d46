#include "cells.hpp"
#include "offbeat/error.hpp"
#include "offbeat/proxy/parse.hpp"
#include "offbeat/text.hpp"
#include "offbeat/value.hpp"

#include <algorithm>

namespace offbeat::outage {
namespace {

const std::vector<std::string> database_faults = {"stop", "kill", "pause", "restart", "disconnect"};
const std::vector<std::string> begin_words = {"before-request", "long-before-request", "during-request"};

bool is_of(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::vector<std::string> all_faults() {
    std::vector<std::string> names = proxy::wire_faults().names();
    std::erase(names, "hold");  // the campaign's own: it ends by nothing that a driver can say
    names.insert(names.end(), database_faults.begin(), database_faults.end());
    for (const char* name : {"none", "refuse", "recovery"}) names.emplace_back(name);
    return names;
}

/// `recovery(20s)`: how long the database says that it is starting up.
std::chrono::milliseconds recovery_time(const Fault& fault) {
    constexpr const char* expected = "recovery(20s): how long the database says that it is starting up";
    const std::string& text = fault.text;
    if (!text.starts_with("recovery(") || !text.ends_with(")"))
        throw SetupError({{}, shown(text) + " has no time", expected});
    const std::size_t open = fault.name.size() + 1;
    return duration_of(text.substr(open, text.size() - open - 1));
}

}  // namespace

Fault fault_of(const std::string& text) {
    Fault fault{text, text.substr(0, text.find('('))};
    const auto& known = proxy::wire_faults();
    if (fault.name == "recovery") {
        fault.reach = Fault::Reach::gate;
        fault.lasts = recovery_time(fault);
    } else if (fault.name != "hold" && known.find(fault.name) != nullptr) {
        fault.reach = Fault::Reach::wire;
        fault.wire = proxy::parse_fault(text);
    } else if (text == "refuse") {
        fault.reach = Fault::Reach::gate;
    } else if (is_of(database_faults, text)) {
        fault.reach = Fault::Reach::database;
    } else if (is_of(database_faults, fault.name) || fault.name == "refuse" || fault.name == "none") {
        if (text != "none") throw SetupError({{}, shown(fault.name) + " takes no arguments", fault.name});
    } else {
        throw SetupError({{}, "no fault " + shown(fault.name), {}, did_you_mean(fault.name, all_faults())});
    }
    return fault;
}

Begin begin_of(const std::string& text) {
    Begin begin{text};
    if (text.empty() || text == "before-request") return begin;
    if (text == "long-before-request") {
        begin.kind = Begin::Kind::long_before_request;
        return begin;
    }
    begin.kind = Begin::Kind::at;
    if (text == "during-request") {
        // All of the work has been sent and none of it is durable: the midst of a request, as exactly as can be.
        begin.moment.verb = "COMMIT";
        return begin;
    }
    if (text.find('(') == std::string::npos) {
        throw SetupError({{},
                          shown(text) + " is no moment",
                          "before-request, long-before-request, during-request, or one such as on(INSERT)",
                          did_you_mean(text, begin_words)});
    }
    begin.moment = proxy::parse_moment(text);
    return begin;
}

}  // namespace offbeat::outage

#include "cells.hpp"

#include "offbeat/convert.hpp"
#include "offbeat/error.hpp"
#include "offbeat/text.hpp"
#include "offbeat/value.hpp"

#include <algorithm>

namespace offbeat::outage {
namespace {

[[noreturn]] void refuse(const std::string& text, const std::string& what, const std::string& expected) {
    throw SetupError({{}, shown(text) + ' ' + what, expected});
}

/// As the framework converts parameters, so that a time or a number is written everywhere alike.
template <class T>
T converted(const std::string& text) {
    try {
        return from_value<T>(Value::of_text(text));
    } catch (const NotConvertible& wrong) {
        throw SetupError(wrong.at({}));
    }
}

constexpr std::chrono::hours longest{1};

}  // namespace

std::chrono::milliseconds duration_of(const std::string& text) {
    const auto time = converted<std::chrono::milliseconds>(text);
    if (time.count() < 0 || time > longest) refuse(text, "is out of range", "a time from 0s to 1h");
    return time;
}

double scale_of(const std::string& text) {
    const auto scale = converted<double>(text);
    if (!(scale > 0) || scale > 1) refuse(text, "is no scale", "a number above 0 and up to 1, such as 0.025");
    return scale;
}

unsigned clients_of(const std::string& text) {
    const auto clients = converted<unsigned>(text);
    if (clients > most_clients)
        refuse(text, "is out of range", "a number of clients up to " + std::to_string(most_clients));
    return clients;
}

Count count_of(const std::string& text, const std::vector<std::string>& words) {
    constexpr const char* a_count = "a number or a range, such as 2 or 1..3";
    const auto dots = text.find("..");
    Count count;
    try {
        count.least = from_value<unsigned>(Value::of_text(text.substr(0, dots)));
        count.most =
            dots == std::string::npos ? count.least : from_value<unsigned>(Value::of_text(text.substr(dots + 2)));
    } catch (const NotConvertible&) {
        throw SetupError(
            {{}, shown(text) + " is no count", a_count, words.empty() ? std::string() : did_you_mean(text, words)});
    }
    if (count.least > count.most) refuse(text, "is an empty range", a_count);
    return count;
}

std::string status_of(const std::string& text) {
    for (const auto& one : split(text, '|')) {
        const bool three = one.size() == 3 && one[0] >= '1' && one[0] <= '5';
        const bool code = three && std::all_of(one.begin(), one.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (!code && !(three && one.ends_with("xx")))
            refuse(one, "is no HTTP status", "a status such as 201, 5xx or 503|504");
    }
    return text;
}

End end_of(const std::string& text, const Fault& fault) {
    End end{text};
    if (text.empty() || text == "by-itself") {
        if (fault.lasts_until_ended())
            refuse(fault.text, "doesn't end by itself", "an end: after-response, or a time such as 2s");
        return end;
    }
    if (!fault.lasts_until_ended())
        refuse(text, "can't end " + shown(fault.text) + ", which ends by itself", "an empty cell");
    if (text == "after-response") {
        end.kind = End::Kind::after_response;
        return end;
    }
    end.kind = End::Kind::after;
    // What begins like a number was meant as a time: what is wrong with it is told as of any time.
    if (text.front() >= '0' && text.front() <= '9') {
        end.after = duration_of(text);
        if (end.after.count() == 0) refuse(text, "is no time for an outage to last", "a time such as 2s");
        return end;
    }
    throw SetupError({{},
                      shown(text) + " is no end",
                      "after-response, or a time such as 2s",
                      did_you_mean(text, {"after-response"})});
}

std::string shown(const std::string& text) {
    return display(Value::of_text(text));
}

}  // namespace offbeat::outage

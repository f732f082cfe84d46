#include "gates.hpp"

#include "offbeat/error.hpp"
#include "offbeat/text.hpp"
#include "offbeat/utf8.hpp"
#include "select/selection.hpp"

#include <algorithm>
#include <charconv>
#include <set>

namespace offbeat {
namespace {

[[noreturn]] void refuse(const std::string& text, const std::string& what) {
    throw Error("--gate=" + utf8::visible(text) + ": " + what);
}

[[noreturn]] void refuse_form(const std::string& text, const std::string& what) {
    refuse(text, what + "; expected --gate=GROUP=PERCENT with a percentage from 0 to 100, such as --gate=fault=80");
}

double percent_of(const std::string& text, std::string_view digits) {
    double percent = -1;
    const char* end = digits.data() + digits.size();
    const auto [rest, error] = std::from_chars(digits.data(), end, percent, std::chars_format::fixed);
    const bool plain = !digits.empty() && digits.front() != '-';
    if (!plain || error != std::errc() || rest != end) refuse_form(text, "no percentage");
    const std::size_t point = digits.find('.');
    if (point != std::string_view::npos && digits.size() - point > 3) refuse_form(text, "more than two decimals");
    if (!(percent >= 0 && percent <= 100)) refuse_form(text, "no percentage from 0 to 100");
    return percent;
}

}  // namespace

std::vector<Gate> read_gates(const std::vector<std::string>& texts) {
    std::vector<Gate> gates;
    for (const auto& text : texts) {
        const std::size_t at = text.rfind('=');
        if (at == std::string::npos) refuse_form(text, "no percentage");
        if (at == 0) refuse_form(text, "no group");
        Gate gate{text.substr(0, at), percent_of(text, std::string_view(text).substr(at + 1))};
        if (std::ranges::find(gates, gate.group, &Gate::group) != gates.end())
            refuse(text, "the group has a gate already");
        gates.push_back(std::move(gate));
    }
    return gates;
}

void check_gates(const std::vector<Gate>& gates, const Plan& plan) {
    if (std::ranges::any_of(plan.methods, [](const auto& method) { return !method.plan.counted; })) return;
    const auto groups = select::groups_of(plan);
    for (const auto& gate : gates) {
        if (groups.contains(gate.group)) continue;
        const std::string hint = did_you_mean(gate.group, {groups.begin(), groups.end()});
        throw Error("--gate: no row is in the group \"" + utf8::visible(gate.group) + '"' +
                    (hint.empty() ? "; there are no groups" : "; " + utf8::visible(hint)));
    }
}

}  // namespace offbeat

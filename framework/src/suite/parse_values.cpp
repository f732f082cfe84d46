#include "suite/parse_values.hpp"

#include "offbeat/text.hpp"

#include <algorithm>
#include <charconv>

namespace offbeat::suite {
namespace {

constexpr unsigned most_threads = 1024;  // as many as --jobs takes
constexpr unsigned longest_time = 2'000'000'000;

std::string shown(const Attribute& attribute) {
    return attribute.name + '=' + suite::shown(attribute.value);
}

template <class Number>
bool read(std::string_view text, Number& number) {
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    return !text.empty() && failed == std::errc() && end == text.data() + text.size();
}

}  // namespace

std::vector<std::string> words_of(const std::string& text) {
    std::vector<std::string> words;
    for (std::string_view rest = trim(text); !rest.empty();) {
        const std::size_t end = std::min(rest.find_first_of(" \t\r\n"), rest.size());
        words.emplace_back(rest.substr(0, end));
        rest = trim(rest.substr(end));
    }
    return words;
}

std::string Values::word(const Element& element, const char* attribute, const std::vector<std::string>& known) const {
    const Attribute* const given = element.find(attribute);
    if (given == nullptr) return {};
    if (std::ranges::find(known, given->value) != known.end()) return given->value;
    const bool near = !nearest(given->value, known).empty();
    problems_.add({given->where, shown(*given), join(known, ", "), near ? did_you_mean(given->value, known) : ""});
    return {};
}

std::optional<bool> Values::flag(const Element& element, const char* attribute) const {
    const std::string text = word(element, attribute, {"true", "false"});
    return text.empty() ? std::nullopt : std::optional(text == "true");
}

std::optional<unsigned> Values::number(const Element& element, const char* attribute, unsigned least,
                                       unsigned most) const {
    const Attribute* const given = element.find(attribute);
    if (given == nullptr) return std::nullopt;
    unsigned number = 0;
    if (read(trim(given->value), number) && number >= least && number <= most) return number;
    const char* const unit = given->name == "time-out" ? " milliseconds" : "";
    problems_.add({given->where, shown(*given), std::to_string(least) + " to " + std::to_string(most) + unit});
    return std::nullopt;
}

std::vector<std::uint64_t> Values::numbers(const Element& element, const char* attribute) const {
    const Attribute* const given = element.find(attribute);
    std::vector<std::uint64_t> all;
    if (given == nullptr) return all;
    for (const auto& word : words_of(given->value)) {
        if (read(word, all.emplace_back())) continue;
        problems_.add({given->where, shown(*given), "numbers of rows between blanks, counted from 0"});
        return {};
    }
    return all;
}

Settings Values::settings(const Element& element) const {
    Settings all;
    const std::string parallel =
        word(element, "parallel", {"none", "methods", "tests", "classes", "instances", "true", "false"});
    if (!parallel.empty()) all.parallel = parallel != "none" && parallel != "false";
    all.threads = number(element, "thread-count", 1, most_threads);
    if (const auto time = number(element, "time-out", 0, longest_time)) all.time_out = static_cast<int>(*time);
    all.skip_failed = flag(element, "skipfailedinvocationcounts");
    all.preserve_order = flag(element, "preserve-order");
    return all;
}

Named Values::name(const Element& element, const char* attribute) const {
    Named named{std::string(trim(element.value(attribute))), element.place(attribute)};
    if (named.name.empty() && element.find(attribute) != nullptr)
        problems_.add({named.where, std::string(attribute) + "=\"\" of <" + element.name + '>', "a name"});
    return named;
}

std::vector<Named> Values::names(const Element& element, const char* of) const {
    std::vector<Named> all;
    for (const auto& child : element.children) {
        if (child.name == of) all.push_back(name(child));
    }
    return all;
}

}  // namespace offbeat::suite

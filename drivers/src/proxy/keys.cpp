#include "proxy/keys.hpp"

#include <algorithm>

namespace offbeat::proxy {
namespace {

constexpr std::uint32_t base = 16777619;

std::uint32_t byte(char c) {
    return static_cast<unsigned char>(c) + 1U;
}

std::uint32_t hash_of(std::string_view text) {
    std::uint32_t hash = 0;
    for (const char c : text) hash = hash * base + byte(c);
    return hash;
}

bool goes_on(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool stands_alone(std::string_view text, std::size_t at, std::size_t length) {
    return (at == 0 || !goes_on(text[at - 1])) && (at + length == text.size() || !goes_on(text[at + length]));
}

}  // namespace

void Keys::add(const std::string& key) {
    if (key.empty()) return;
    auto& group = by_length_[key.size()];
    const auto [first, last] = group.equal_range(hash_of(key));
    const auto known = std::find_if(first, last, [&](const auto& entry) { return entry.second.key == key; });
    if (known != last) {
        ++known->second.times;
    } else {
        group.emplace(hash_of(key), Known{key, 1});
    }
}

void Keys::remove(const std::string& key) {
    const auto group = by_length_.find(key.size());
    if (group == by_length_.end()) return;
    const auto [first, last] = group->second.equal_range(hash_of(key));
    const auto known = std::find_if(first, last, [&](const auto& entry) { return entry.second.key == key; });
    if (known != last && --known->second.times == 0) group->second.erase(known);
    if (group->second.empty()) by_length_.erase(group);
}

std::vector<std::string> Keys::named_in(std::string_view text) const {
    std::vector<std::string> named;
    for (const auto& [length, group] : by_length_) {
        if (text.size() < length) break;
        std::uint32_t leaving = 1;
        for (std::size_t i = 1; i < length; ++i) leaving *= base;
        std::uint32_t hash = hash_of(text.substr(0, length));
        for (std::size_t at = 0;; ++at) {
            const auto [first, last] = group.equal_range(hash);
            for (auto entry = first; entry != last; ++entry) {
                const std::string& key = entry->second.key;
                if (text.substr(at, length) == key && stands_alone(text, at, length) &&
                    std::find(named.begin(), named.end(), key) == named.end()) {
                    named.push_back(key);
                }
            }
            if (at + length == text.size()) break;
            hash = (hash - byte(text[at]) * leaving) * base + byte(text[at + length]);
        }
    }
    return named;
}

}  // namespace offbeat::proxy

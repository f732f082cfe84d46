#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace offbeat::proxy {

/// The keys that connections are told apart by, found in a statement however many there are: one pass over the text
/// for each length that a key has.
class Keys {
public:
    /// Counted: a key stays until it was removed as often as it was added.
    void add(const std::string& key);
    void remove(const std::string& key);
    [[nodiscard]] bool empty() const { return by_length_.empty(); }

    /// The keys that a text names, each once, in the order of the text's places for each length. A key stands alone:
    /// `order-1` isn't named by `order-10`, `order-1-b` or `my_order-1`.
    [[nodiscard]] std::vector<std::string> named_in(std::string_view text) const;

private:
    struct Known {
        std::string key;
        unsigned times = 0;
    };
    std::map<std::size_t, std::unordered_multimap<std::uint32_t, Known>> by_length_;
};

}  // namespace offbeat::proxy

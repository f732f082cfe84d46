#pragma once

#include "offbeat/error.hpp"
#include "offbeat/text.hpp"
#include "offbeat/value.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace offbeat::suite {

/// A text of a suite file in quotes, for messages: what is long is cut.
inline std::string shown(std::string_view text) {
    constexpr std::size_t longest = 200;
    return text.size() > longest ? quoted(text.substr(0, longest)) + " …" : quoted(text);
}

/// What may have been meant; a long list of what there is helps nobody, `listed` says where it is.
inline std::string meant(std::string_view word, const std::vector<std::string>& known, const char* listed = "--list") {
    constexpr std::size_t few = 12;
    if (known.size() <= few || !nearest(word, known).empty()) return did_you_mean(word, known);
    return "there are " + std::to_string(known.size()) + ", as " + listed + " tells";
}

/// What is wrong with suite files: all of it is told at once.
class Problems {
public:
    /// Beyond that, nobody reads them, and looking for the names that were meant takes time.
    static constexpr std::size_t most = 100;

    void add(Problem problem) {
        std::string text = to_string(problem);
        // What a suite says is looked at once for each of its tests.
        if (!full() && std::ranges::find(all_, text) == all_.end()) all_.push_back(std::move(text));
    }
    [[nodiscard]] bool any() const { return !all_.empty(); }
    [[nodiscard]] bool full() const { return all_.size() >= most; }
    [[nodiscard]] const std::vector<std::string>& all() const { return all_; }

private:
    std::vector<std::string> all_;
};

}  // namespace offbeat::suite

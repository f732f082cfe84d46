#include "report/joined_shards.hpp"

#include <charconv>
#include <string_view>

namespace offbeat::report {
namespace {

/// Of `shard_7` the 7; 0 for what is none.
unsigned number_in(std::string_view id) {
    constexpr std::string_view begins = "shard_";
    unsigned number = 0;
    if (!id.starts_with(begins)) return 0;
    const auto [end, error] = std::from_chars(id.data() + begins.size(), id.data() + id.size(), number);
    return error == std::errc() && end == id.data() + id.size() ? number : 0;
}

}  // namespace

void JoinedShards::add(const RowFinished& event) {
    if (event.shard > 0) here_.insert(event.shard);
    if (event.method.class_name != "Shards" || event.method.method != "merge") return;
    if (const unsigned number = number_in(event.row.id); number > 0) troubled_.insert(number);
}

std::string JoinedShards::field() const {
    if (here_.empty()) return {};
    std::string out = ",\"shards\":{\"joined\":" + std::to_string(here_.size()) + ",\"missing\":[";
    for (const unsigned number : troubled_) {
        // One of which rows are here has another trouble.
        if (!here_.contains(number)) out += (out.back() == '[' ? "" : ",") + std::to_string(number);
    }
    return out + "]}";
}

}  // namespace offbeat::report

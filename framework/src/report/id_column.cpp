#include "report/id_column.hpp"

#include "report/byte_writer.hpp"

#include <algorithm>
#include <charconv>

namespace offbeat::report {
namespace {

constexpr std::size_t most_digits = 15;  // what a number of a browser's holds exactly

/// Where the digits at the end begin.
std::size_t digits_of(std::string_view id) {
    std::size_t at = id.size();
    while (at > 0 && id.size() - at < most_digits && id[at - 1] >= '0' && id[at - 1] <= '9') --at;
    return at;
}

/// Whether a reader that knows only the number would write just these digits: with zeros in front up to the width of
/// those before where they had such, else without.
bool as_written(std::string_view digits, std::string_view before) {
    const bool natural = digits.size() == 1 || digits.front() != '0';
    if (before.front() != '0') return natural;
    return digits.size() == before.size() || (natural && digits.size() > before.size());
}

}  // namespace

void IdColumn::append(std::string_view id) {
    const std::size_t at = digits_of(id);
    std::int64_t number = 0;
    if (at < id.size()) std::from_chars(id.data() + at, id.data() + id.size(), number);
    const std::string_view last = last_;
    const bool follows = at < id.size() && digits_ < last.size() && id.substr(0, at) == last.substr(0, digits_) &&
                         as_written(id.substr(at), last.substr(digits_));
    if (follows) {
        const std::int64_t step = number - number_;
        append_varint(bytes_, 1 + ((static_cast<std::uint64_t>(step) << 1U) ^ static_cast<std::uint64_t>(step >> 63)));
    } else {
        const auto shared = std::ranges::mismatch(id, last).in1 - id.begin();
        append_varint(bytes_, 0);
        append_varint(bytes_, static_cast<std::uint64_t>(shared));
        append_counted(bytes_, id.substr(static_cast<std::size_t>(shared)));
    }
    last_ = id;
    digits_ = at;
    number_ = number;
}

void IdColumn::clear() {
    bytes_.clear();
    last_.clear();
    digits_ = 0;
    number_ = 0;
}

}  // namespace offbeat::report

#include "voucher/service/timestamp.hpp"

#include <chrono>
#include <cstddef>

namespace voucher {
namespace {

constexpr std::string_view layout = "0000-00-00 00:00:00";

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

unsigned number_at(std::string_view text, std::size_t from, std::size_t length) {
    unsigned value = 0;
    for (const char c : text.substr(from, length)) value = value * 10 + static_cast<unsigned>(c - '0');
    return value;
}

}  // namespace

bool has_timestamp_format(std::string_view text) {
    if (text.size() != layout.size()) return false;
    for (std::size_t i = 0; i < layout.size(); ++i) {
        if (layout[i] == '0' ? !is_digit(text[i]) : text[i] != layout[i]) return false;
    }
    return true;
}

bool is_calendar_time(std::string_view text) {
    if (!has_timestamp_format(text)) return false;
    const std::chrono::year_month_day day{std::chrono::year(static_cast<int>(number_at(text, 0, 4))),
                                          std::chrono::month(number_at(text, 5, 2)),
                                          std::chrono::day(number_at(text, 8, 2))};
    const bool has_year = number_at(text, 0, 4) > 0;  // chrono knows a year 0, the calendar and PostgreSQL don't
    return has_year && day.ok() && number_at(text, 11, 2) < 24 && number_at(text, 14, 2) < 60 &&
           number_at(text, 17, 2) < 60;
}

}  // namespace voucher

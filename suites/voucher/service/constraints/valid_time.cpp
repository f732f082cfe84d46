#include "voucher/service/constraints/common.hpp"
#include "voucher/service/timestamp.hpp"

namespace voucher::constraints {
namespace {

// Refuses empty text too: a notEmpty beside it could be switched off without anyone noticing.
template <auto Attribute>
bool format(const Subject& s) {
    const auto& text = s.request.*Attribute;
    return !text || has_timestamp_format(*text);
}

template <auto Attribute>
bool calendar(const Subject& s) {
    const auto& text = s.request.*Attribute;
    return !text || !has_timestamp_format(*text) || is_calendar_time(*text);
}

bool order(const Subject& s) {
    const auto from = s.request.validFrom.value_or("");
    const auto to = s.request.validTo.value_or("");
    return !is_calendar_time(from) || !is_calendar_time(to) || from < to;
}

}  // namespace

std::vector<Constraint> valid_time() {
    using R = VcpCreateVoucherProductRequest;
    return {
        {"validFrom.required", "a value", required<&R::validFrom>},
        {"validFrom.format", "yyyy-MM-dd HH:mm:ss", format<&R::validFrom>},
        {"validFrom.calendar", "a day that the calendar has, at a time from 00:00:00 to 23:59:59",
         calendar<&R::validFrom>},

        {"validTo.required", "a value", required<&R::validTo>},
        {"validTo.format", "yyyy-MM-dd HH:mm:ss", format<&R::validTo>},
        {"validTo.calendar", "a day that the calendar has, at a time from 00:00:00 to 23:59:59", calendar<&R::validTo>},
        {"validTo.order", "a time after validFrom", order, error_code::valid_time_illegal},
    };
}

}  // namespace voucher::constraints

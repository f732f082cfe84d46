#include "voucher/service/constraints/common.hpp"
#include "voucher/service/store.hpp"

#include <algorithm>

namespace voucher::constraints {
namespace {

bool is_allowed(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

bool characters(const Subject& s) {
    const auto text = s.request.outBizNo.value_or("");
    return std::all_of(text.begin(), text.end(), is_allowed);
}

bool unique(const Subject& s) {
    const auto& pid = s.request.pid;
    const auto& number = s.request.outBizNo;
    return !pid || !number || !s.store.exists(*pid, *number);
}

}  // namespace

std::vector<Constraint> out_biz_no() {
    using R = VcpCreateVoucherProductRequest;
    return {
        {"outBizNo.required", "a value", required<&R::outBizNo>},
        {"outBizNo.notEmpty", "text that isn't empty", not_empty<&R::outBizNo>},
        {"outBizNo.maxLength", "at most 64 characters", max_length<&R::outBizNo, 64>},
        {"outBizNo.characters", "only A-Z, a-z, 0-9, _ and -", characters},
        {"outBizNo.unique", "a number that this pid has not used yet", unique, error_code::duplicate_biz_no},
    };
}

}  // namespace voucher::constraints

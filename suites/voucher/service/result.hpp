#pragma once

#include <string>
#include <string_view>

namespace voucher {

/// The codes of `VcpResult::errorCode`.
namespace error_code {
/// An attribute's value is outside its domain.
inline constexpr std::string_view param_illegal = "PARAM_ILLEGAL";
/// There is no request at all.
inline constexpr std::string_view request_null = "REQUEST_NULL";
/// The voucher would end before it begins, or as it begins.
inline constexpr std::string_view valid_time_illegal = "VALID_TIME_ILLEGAL";
/// This pid has used this outBizNo already.
inline constexpr std::string_view duplicate_biz_no = "DUPLICATE_BIZ_NO";
/// The request was legal, the database failed; nothing was stored.
inline constexpr std::string_view storage_error = "STORAGE_ERROR";
}  // namespace error_code

/// The answer to every call of the facade.
struct VcpResult {
    /// True when the product is stored.
    bool success = false;
    /// One of `error_code`; empty on success.
    std::string errorCode;
    /// The attribute at fault; empty on success, for REQUEST_NULL and for STORAGE_ERROR.
    std::string attribute;
    /// For people: what was expected.
    std::string message;
    /// The row's id in vp_product; 0 when nothing was stored.
    long id = 0;
};

}  // namespace voucher

#pragma once

#include <boost/describe.hpp>

#include <optional>
#include <string>
#include <vector>

namespace voucher {

/// What a client sends to create a voucher product. Every attribute is text, and may be missing:
/// the platform can then grow (a calcType RATIO, say) without forcing its clients to upgrade.
struct VcpCreateVoucherProductRequest {
    /// The merchant: 1 to 16 characters.
    std::optional<std::string> pid;
    /// 1 to 32 characters.
    std::optional<std::string> productCode;
    /// 1 to 32 characters.
    std::optional<std::string> assetsCode;
    /// ORDER or PAY.
    std::optional<std::string> useScene;
    /// FIXED or FLOAT.
    std::optional<std::string> calcType;
    /// At least one account; joined with commas at most 1024 characters.
    std::optional<std::vector<std::optional<std::string>>> fundAccounts;
    /// Visible text of 1 to 64 characters.
    std::optional<std::string> voucherName;
    /// 0.01 to 5000.00, two decimals at most; present exactly when calcType is FIXED.
    std::optional<std::string> faceValue;
    /// `yyyy-MM-dd HH:mm:ss`.
    std::optional<std::string> validFrom;
    /// `yyyy-MM-dd HH:mm:ss`, after validFrom.
    std::optional<std::string> validTo;
    /// The client's own number, 1 to 64 of A-Z a-z 0-9 _ -; taken once for each pid.
    std::optional<std::string> outBizNo;

    /// Equal member by member, text by text: "10" is not "10.00" here.
    friend bool operator==(const VcpCreateVoucherProductRequest&, const VcpCreateVoucherProductRequest&) = default;
};

BOOST_DESCRIBE_STRUCT(VcpCreateVoucherProductRequest, (),
                      (pid, productCode, assetsCode, useScene, calcType, fundAccounts, voucherName, faceValue,
                       validFrom, validTo, outBizNo))

}  // namespace voucher

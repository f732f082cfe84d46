#include "voucher/service/product.hpp"

#include "voucher/service/decimal.hpp"
#include "voucher/service/fund_accounts.hpp"

namespace voucher {

VpProduct to_product(const VcpCreateVoucherProductRequest& request) {
    const auto& r = request;
    std::optional<std::string> accounts;
    if (r.fundAccounts) accounts = join_fund_accounts(*r.fundAccounts);
    std::optional<std::string> face_value;
    if (r.faceValue) face_value = normalised_face_value(*r.faceValue);
    return {0,
            {r.pid, r.productCode, r.assetsCode, r.useScene, r.calcType, accounts, r.voucherName, face_value,
             r.validFrom, r.validTo, r.outBizNo}};
}

VcpCreateVoucherProductRequest to_request(const VpProduct& product) {
    const auto& v = product.values;
    std::optional<FundAccounts> accounts;
    if (v[5]) accounts = split_fund_accounts(*v[5]);
    return {v[0], v[1], v[2], v[3], v[4], accounts, v[6], v[7], v[8], v[9], v[10]};
}

}  // namespace voucher

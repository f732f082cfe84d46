#pragma once

#include "offbeat/orthotropic/domain.hpp"
#include "voucher/service/request.hpp"

/// What storage and business allow for each attribute (domain.csv of the reconstruction). It is written down
/// independently of the service's validator: one judges the other.
template <>
struct offbeat::Domains<voucher::VcpCreateVoucherProductRequest> {
    static std::vector<offbeat::Domain> declare() {
        using Request = voucher::VcpCreateVoucherProductRequest;
        constexpr const char* moment = "yyyy-MM-dd HH:mm:ss";
        return {
            domain(&Request::pid).required().max_length(16),
            domain(&Request::productCode).required().max_length(32),
            domain(&Request::assetsCode).required().max_length(32),
            domain(&Request::useScene).required().max_length(8).one_of({"ORDER", "PAY"}),
            domain(&Request::calcType).required().max_length(8).one_of({"FIXED", "FLOAT"}),
            domain(&Request::fundAccounts).required().max_length(1024).joined_by(",").each(element().required()),
            domain(&Request::voucherName).required().max_length(64).visible_text(),
            domain(&Request::faceValue).decimal("0.01", "5000.00", 2).given_when("calcType", "FIXED"),
            domain(&Request::validFrom).required().time(moment),
            domain(&Request::validTo).required().time(moment).after("validFrom"),
            domain(&Request::outBizNo).required().max_length(64).pattern("[A-Za-z0-9_-]+").unique(),
        };
    }
};

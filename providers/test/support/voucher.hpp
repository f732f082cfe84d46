#pragma once

#include "offbeat/orthotropic/request.hpp"
#include "support/planned.hpp"

#include <boost/describe.hpp>

namespace offbeat::test {

using Text = std::optional<std::string>;

/// The create-voucher request of the worked example, as suites/voucher declares it.
struct CreateRequest {
    Text pid, productCode, assetsCode, useScene, calcType;
    std::optional<std::vector<Text>> fundAccounts;
    Text voucherName, faceValue, validFrom, validTo, outBizNo;
};
BOOST_DESCRIBE_STRUCT(CreateRequest, (),
                      (pid, productCode, assetsCode, useScene, calcType, fundAccounts, voucherName, faceValue,
                       validFrom, validTo, outBizNo))

/// The request with an attribute more, which no config knows.
struct GrownRequest : CreateRequest {
    Text channel;
};
BOOST_DESCRIBE_STRUCT(GrownRequest, (CreateRequest), (channel))

class InvalidCreateRequestFuncExceptionTest : public TestClass {
public:
    void testInvalidCreateRequest(const OrthotropicRequest<CreateRequest>&) {}
    void testGrown(const OrthotropicRequest<GrownRequest>&) {}
};

/// The plan of the example with one of its three configs: "", ".bytype" or ".relative".
PlannedMethod planned_voucher(const std::string& variant);

/// The same for the request that has an attribute more.
PlannedMethod planned_grown();

}  // namespace offbeat::test

template <>
struct offbeat::Domains<offbeat::test::CreateRequest> {
    static std::vector<Domain> declare();
};

// Legal requests, boundary values included: stored, and read back equal.

#include "offbeat/orthotropic/test_base.hpp"
#include "platform.hpp"

#include <boost/test/unit_test.hpp>

namespace {

/// A row of the driver: the request's attributes by name, and which of the two keys is made unique for this run,
/// so that the test can be run again on a store that keeps its rows.
struct LegalRequestRow : voucher::VcpCreateVoucherProductRequest {
    std::string fresh = "outBizNo";
};
BOOST_DESCRIBE_STRUCT(LegalRequestRow, (voucher::VcpCreateVoucherProductRequest), (fresh))

}  // namespace

class CreateVoucherProductNormalTest : public offbeat::TestBase<CreateVoucherProductNormalTest> {
public:
    OFFBEAT_TEST(testCreateVoucherProduct, .groups = {"normal"},
                 .description = "a legal request is accepted, stored, and read back equal")
    void testCreateVoucherProduct(const LegalRequestRow& row) {
        voucher::VcpCreateVoucherProductRequest request = row;
        auto& key = row.fresh == "pid" ? request.pid : request.outBizNo;
        key = offbeat::fresh_like(key.value());
        auto& facade = Platform::instance().facade();

        const voucher::VcpResult result = facade.createVoucherProduct(&request);

        BOOST_TEST(result.success, result.errorCode << ' ' << result.attribute << ' ' << result.message);
        const auto stored = facade.findVoucherProduct(*request.pid, *request.outBizNo);
        BOOST_REQUIRE(stored.has_value());
        BOOST_CHECK(*stored == request);
    }
};

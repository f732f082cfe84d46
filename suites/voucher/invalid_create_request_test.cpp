// The main job: one method, and every illegal create request that its config describes.

#include "domains.hpp"
#include "offbeat/orthotropic/test_base.hpp"
#include "platform.hpp"

using voucher::VcpCreateVoucherProductRequest;

class InvalidCreateRequestFuncExceptionTest
    : public offbeat::OrthotropicRequestTestBase<InvalidCreateRequestFuncExceptionTest,
                                                 VcpCreateVoucherProductRequest> {
public:
    OFFBEAT_TEST(testInvalidCreateRequest, .dataProvider = "OrthotropicRequestProvider", .groups = {"funcExp"},
                 .description = "every illegal create request is refused for the right reason, and changes nothing")
    void testInvalidCreateRequest(const offbeat::OrthotropicRequest<VcpCreateVoucherProductRequest>& request) {
        expect_refused(request);
    }

protected:
    offbeat::Response send(const VcpCreateVoucherProductRequest* request) override {
        const voucher::VcpResult result = Platform::instance().facade().createVoucherProduct(request);
        return {result.success, result.errorCode, result.attribute, result.message};
    }

    [[nodiscard]] std::optional<bool> refusals_name_the_attribute() const override { return true; }

    std::string state() override { return Platform::instance().store().fingerprint(); }
};

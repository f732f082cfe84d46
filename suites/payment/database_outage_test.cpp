// The fault-tolerance plan, FT-001 to FT-004, and beyond it: a database that is taken away at every moment of a
// payment.

#include "offbeat/outage/outage_test_base.hpp"
#include "payment_subject.hpp"

class DatabaseOutageSysExceptionTest : public offbeat::OutageTestBase<DatabaseOutageSysExceptionTest> {
public:
    OFFBEAT_TEST(testPayment, .dataProvider = "DockerOutageProvider", .groups = {"sysExp"},
                 .description = "no payment is lost, doubled or lied about, whenever its database goes away")
    void testPayment(const offbeat::Outage& outage) { expect_as_written(outage); }

protected:
    std::unique_ptr<offbeat::outage::Subject> deploy(const offbeat::outage::Deployment& deployment) override {
        return std::make_unique<PaymentSubject>(deployment);
    }
};

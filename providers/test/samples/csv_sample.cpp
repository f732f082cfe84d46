// A suite whose data comes from CSV drivers by convention.

#include "offbeat/orthotropic/test_base.hpp"
#include "offbeat/test.hpp"

#include <boost/describe.hpp>

namespace {

struct Ping {
    std::optional<std::string> word;
};
BOOST_DESCRIBE_STRUCT(Ping, (), (word))

}  // namespace

template <>
struct offbeat::Domains<Ping> {
    static std::vector<Domain> declare() { return {domain(&Ping::word).required().max_length(4)}; }
};

class TransferNormalTest : public offbeat::TestBase<TransferNormalTest> {
public:
    OFFBEAT_TEST(testTransfer, .parameters = {"from", "amount"})
    void testTransfer(const std::string& from, int amount) {
        offbeat::check(!from.empty() && amount > 0, from + " gives " + std::to_string(amount));
    }
};

class InvalidPingFuncExceptionTest : public offbeat::OrthotropicRequestTestBase<InvalidPingFuncExceptionTest, Ping> {
public:
    OFFBEAT_TEST(testInvalidPing, .dataProvider = "OrthotropicRequestProvider")
    void testInvalidPing(const offbeat::OrthotropicRequest<Ping>& request) { expect_refused(request); }

protected:
    offbeat::Response send(const Ping* ping) override {
        if (ping == nullptr) return {false, "REQUEST_NULL"};
        const std::string word = ping->word.value_or("");
        return word.empty() || word.size() > 4 ? offbeat::Response{false, "PARAM_ILLEGAL", "word"}
                                               : offbeat::Response{true};
    }
    std::string state() override { return ""; }
};

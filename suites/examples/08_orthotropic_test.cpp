// Illegal requests of a small service: two attributes, three config rows, six cases and the null request.
// testres/funcExp/InvalidTransfer holds the driver, the config and the legal request.

#include "offbeat/orthotropic/test_base.hpp"

#include <boost/describe.hpp>

#include <optional>
#include <string>
#include <vector>

namespace {

struct TransferRequest {
    std::optional<std::string> account;
    int amount = 0;
};
BOOST_DESCRIBE_STRUCT(TransferRequest, (), (account, amount))

struct TransferService {
    std::vector<TransferRequest> accepted;

    offbeat::Response transfer(const TransferRequest* request) {
        if (request == nullptr) return {false, "REQUEST_NULL"};
        if (!request->account || request->account->empty() || request->account->size() > 8)
            return {false, "ILLEGAL", "account"};
        if (request->amount < 1 || request->amount > 1000) return {false, "ILLEGAL", "amount"};
        accepted.push_back(*request);
        return {true};
    }
};

}  // namespace

template <>
struct offbeat::Domains<TransferRequest> {
    static std::vector<offbeat::Domain> declare() {
        return {domain(&TransferRequest::account).required().max_length(8),
                domain(&TransferRequest::amount).integer("1", "1000")};
    }
};

class InvalidTransferFuncExceptionTest
    : public offbeat::OrthotropicRequestTestBase<InvalidTransferFuncExceptionTest, TransferRequest> {
public:
    OFFBEAT_TEST(testInvalidTransfer, .dataProvider = "OrthotropicRequestProvider", .groups = {"examples", "funcExp"})
    void testInvalidTransfer(const offbeat::OrthotropicRequest<TransferRequest>& request) { expect_refused(request); }

protected:
    offbeat::Response send(const TransferRequest* request) override { return service_.transfer(request); }
    std::string state() override { return std::to_string(service_.accepted.size()) + " transfers"; }

private:
    TransferService service_;
};

#include <offbeat/orthotropic/test_base.hpp>

#include <boost/describe.hpp>

struct OpenAccount {
    std::optional<std::string> owner;
    std::optional<std::string> currency;
    std::optional<std::string> limit;
};
BOOST_DESCRIBE_STRUCT(OpenAccount, (), (owner, currency, limit))

template <>
struct offbeat::Domains<OpenAccount> {
    static std::vector<offbeat::Domain> declare() {
        return {domain(&OpenAccount::owner).required().max_length(8),
                domain(&OpenAccount::currency).required().one_of({"CNY", "EUR"}),
                domain(&OpenAccount::limit).required().integer("1", "1000")};
    }
};

/// What is tested: it keeps no account, so its state never changes.
offbeat::Response open_account(const OpenAccount* account) {
    if (account == nullptr) return {.code = "NO_ACCOUNT"};
    const std::string owner = account->owner.value_or(""), currency = account->currency.value_or("");
    const std::string limit = account->limit.value_or("");
    if (owner.empty() || owner.size() > 8) return {.code = "ILLEGAL", .attribute = "owner"};
    if (currency != "CNY" && currency != "EUR") return {.code = "ILLEGAL", .attribute = "currency"};
    const bool digits =
        !limit.empty() && limit.find_first_not_of("0123456789") == std::string::npos && limit.size() < 5;
    if (!digits || std::stoi(limit) < 1 || std::stoi(limit) > 1000) return {.code = "ILLEGAL", .attribute = "limit"};
    return {.accepted = true};
}

class InvalidOpenAccountFuncExceptionTest
    : public offbeat::OrthotropicRequestTestBase<InvalidOpenAccountFuncExceptionTest, OpenAccount> {
public:
    OFFBEAT_TEST(testRefusal, .dataProvider = "OrthotropicRequestProvider", .groups = {"funcExp"})
    void testRefusal(const offbeat::OrthotropicRequest<OpenAccount>& account) { expect_refused(account); }

protected:
    offbeat::Response send(const OpenAccount* account) override { return open_account(account); }
    std::string state() override { return "no account"; }
};

#include "voucher/service/fund_accounts.hpp"

namespace voucher {

std::string join_fund_accounts(const FundAccounts& accounts) {
    std::string joined;
    for (const auto& account : accounts) {
        if (&account != &accounts.front()) joined += fund_account_separator;
        joined += account.value_or("");
    }
    return joined;
}

FundAccounts split_fund_accounts(std::string_view joined) {
    FundAccounts accounts;
    if (joined.empty()) return accounts;
    while (true) {
        const auto separator = joined.find(fund_account_separator);
        accounts.emplace_back(joined.substr(0, separator));
        if (separator == std::string_view::npos) return accounts;
        joined.remove_prefix(separator + 1);
    }
}

}  // namespace voucher

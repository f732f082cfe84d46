#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace voucher {

/// The list as the request carries it.
using FundAccounts = std::vector<std::optional<std::string>>;

/// Stands between two accounts in the column fund_accounts.
inline constexpr char fund_account_separator = ',';

/// The list as it is stored. A null account joins as an empty one; the validator lets none of either through.
std::string join_fund_accounts(const FundAccounts& accounts);

/// The list that was joined; empty text is the empty list.
FundAccounts split_fund_accounts(std::string_view joined);

}  // namespace voucher

#include "voucher/service/fund_accounts.hpp"

#include "voucher/service/constraints/common.hpp"

#include <algorithm>

namespace voucher::constraints {
namespace {

constexpr std::size_t max_joined = 1024;

// As stored the list is one text: at most 1024 characters with its commas, and it must split into the same list again,
// so no account may hold a comma. NUL and malformed UTF-8 can't be stored at all.
bool joined_length(const Subject& s) {
    const auto& accounts = s.request.fundAccounts;
    if (!accounts || accounts->empty()) return true;
    const std::string joined = join_fund_accounts(*accounts);
    const auto separators = std::count(joined.begin(), joined.end(), fund_account_separator);
    return character_count(joined).value_or(max_joined + 1) <= max_joined && joined.find('\0') == std::string::npos &&
           static_cast<std::size_t>(separators) + 1 == accounts->size();
}

template <class Rule>
bool every_element(const Subject& s, Rule rule) {
    const auto& accounts = s.request.fundAccounts;
    return !accounts || std::all_of(accounts->begin(), accounts->end(), rule);
}

bool element_required(const Subject& s) {
    return every_element(s, [](const auto& account) { return account.has_value(); });
}

bool element_not_empty(const Subject& s) {
    return every_element(s, [](const auto& account) { return !account || !account->empty(); });
}

}  // namespace

std::vector<Constraint> fund_accounts() {
    using R = VcpCreateVoucherProductRequest;
    return {
        {"fundAccounts.required", "a list", required<&R::fundAccounts>},
        {"fundAccounts.minItems", "at least one account", not_empty<&R::fundAccounts>},
        {"fundAccounts.joinedLength",
         "at most 1024 characters when joined with commas, accounts of UTF-8 without comma or NUL", joined_length},
        {"fundAccounts.elementRequired", "no account that is null", element_required},
        {"fundAccounts.elementNotEmpty", "no account that is empty", element_not_empty},
    };
}

}  // namespace voucher::constraints

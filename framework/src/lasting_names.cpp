#include "lasting_names.hpp"

#include "provided.hpp"

#include <charconv>

namespace offbeat {
namespace {

std::string name_of(const MethodPlan& method) {
    return method.class_name + '\n' + method.method;
}

/// Of a row that streams, which has nothing but its id.
int invocation_of(const std::string& id) {
    const std::string first = id_of_first(id);
    if (first == id) return 1;
    int number = 1;
    const std::size_t digits = id.find_last_not_of("0123456789") + 1;
    std::from_chars(id.data() + digits, id.data() + id.size(), number);
    return number;
}

}  // namespace

LastingNames::LastingNames(const Plan& plan, int repeat) : repeat_(repeat) {
    if (repeat_ < 2) return;
    for (const auto& method : plan.methods) methods_.emplace(name_of(method.plan), Method{&method});
}

std::string LastingNames::id(const MethodPlan& method, const std::string& row) {
    if (repeat_ < 2) return row;
    const auto found = methods_.find(name_of(method));
    if (found == methods_.end()) return row;
    auto& [planned, invocations] = found->second;
    if (!planned->plan.counted) return lasting_id(*planned->test, row, invocation_of(row));
    if (invocations.empty()) {
        for (const Row& one : planned->rows) invocations.emplace(one.id, one.invocation);
    }
    const auto known = invocations.find(row);
    return known == invocations.end() ? row : lasting_id(*planned->test, row, known->second);
}

}  // namespace offbeat

#pragma once

#include "voucher/service/request.hpp"
#include "voucher/service/store.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace voucher::test {

using Request = VcpCreateVoucherProductRequest;

/// base.csv@fixed.
Request fixed_request();

/// base.csv@float.
Request float_request();

/// One of the 53 refusals that orthotropicCreateRequestConfig.csv and the null request ask for.
struct IllegalCase {
    std::string name;
    std::optional<Request> request;  // none: the null request
    std::string code;
    std::string attribute;

    [[nodiscard]] const Request* pointer() const { return request ? &*request : nullptr; }
};

/// All 53, resolved by hand. The last finds its key taken, once `store_taken` was called.
std::vector<IllegalCase> illegal_cases();

/// Stores the product that the last illegal case repeats.
void store_taken(Store& store);

}  // namespace voucher::test

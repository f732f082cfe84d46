#pragma once

#include "voucher/service/request.hpp"
#include "voucher/service/result.hpp"
#include "voucher/service/store.hpp"
#include "voucher/service/validator.hpp"

#include <optional>
#include <string>

namespace voucher {

/// The voucher platform's door: validates a request, then stores the product in vp_product.
class VcpVoucherProductFacade {
public:
    /// Keeps a reference to `store`. A validator with a constraint off makes a service with that defect.
    explicit VcpVoucherProductFacade(Store& store, Validator validator = {});

    /// Refuses an illegal request with the first constraint that it violates, or stores it and gives the row's id.
    /// nullptr is the null request. Never throws for what a client sends or for what the database does:
    /// when the database fails the answer is STORAGE_ERROR, and nothing is left behind.
    VcpResult createVoucherProduct(const VcpCreateVoucherProductRequest* request);

    /// The request that was stored under this key, its face value normalised to two decimals. Throws StorageError.
    std::optional<VcpCreateVoucherProductRequest> findVoucherProduct(const std::string& pid,
                                                                     const std::string& outBizNo);

private:
    VcpResult store(const VcpCreateVoucherProductRequest& request);

    Store& store_;
    Validator validator_;
};

}  // namespace voucher

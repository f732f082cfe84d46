#include "voucher/service/facade.hpp"

#include <utility>

namespace voucher {
namespace {

VcpResult refused(const Violation& violation) {
    return {false, violation.code, violation.attribute, violation.message, 0};
}

VcpResult storage_failed(const StorageError& error) {
    return {false, std::string(error_code::storage_error), "", error.what(), 0};
}

}  // namespace

VcpVoucherProductFacade::VcpVoucherProductFacade(Store& store, Validator validator)
    : store_(store), validator_(std::move(validator)) {}

VcpResult VcpVoucherProductFacade::createVoucherProduct(const VcpCreateVoucherProductRequest* request) try {
    if (const auto violation = validator_.check(request, store_)) return refused(*violation);
    // Only with request.required switched off does nullptr come this far, and the attributes' own rules off as well.
    return store(request ? *request : VcpCreateVoucherProductRequest{});
} catch (const StorageError& error) {
    return storage_failed(error);
}

VcpResult VcpVoucherProductFacade::store(const VcpCreateVoucherProductRequest& request) try {
    return {true, "", "", "", store_.insert(to_product(request))};
} catch (const DuplicateKey& error) {
    // Somebody took the key between our question and our insert: the rule that let it pass now refuses it.
    const auto violation = validator_.check(&request, store_);
    return violation ? refused(*violation) : storage_failed(error);
}

std::optional<VcpCreateVoucherProductRequest> VcpVoucherProductFacade::findVoucherProduct(const std::string& pid,
                                                                                          const std::string& outBizNo) {
    const auto product = store_.find(pid, outBizNo);
    if (!product) return std::nullopt;
    return to_request(*product);
}

}  // namespace voucher

#pragma once

#include "voucher/service/facade.hpp"

#include <memory>

/// The voucher platform as this program's options set it up: its store, its validator, its facade. One for all tests.
class Platform {
public:
    /// \throws offbeat::SetupError for an unknown `--store` or `--without`, voucher::StorageError where the store
    /// doesn't answer
    static Platform& instance();

    voucher::VcpVoucherProductFacade& facade() { return *facade_; }
    voucher::Store& store() { return *store_; }

private:
    Platform();

    std::unique_ptr<voucher::Store> store_;
    std::unique_ptr<voucher::VcpVoucherProductFacade> facade_;
};

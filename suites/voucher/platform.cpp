#include "platform.hpp"

#include "offbeat/error.hpp"
#include "offbeat/option.hpp"

#include <stdexcept>

namespace {

const offbeat::Option store_option{
    "store", "sqlite::memory:", "where vouchers are stored: sqlite::memory:, sqlite:/path or postgresql://…"};
const offbeat::Option without_option{"without", "",
                                     "a constraint of the validator to switch off, to see which cases notice"};

}  // namespace

Platform& Platform::instance() {
    static Platform one;
    return one;
}

Platform::Platform() {
    voucher::Validator validator;
    try {
        if (!without_option.value().empty()) validator = validator.without(without_option.value());
        store_ = voucher::open_store(store_option.value());
    } catch (const std::invalid_argument& wrong) {
        throw offbeat::SetupError({{}, wrong.what()});
    }
    // A store that was asked for and doesn't answer stays a StorageError: the rows are broken, not skipped.
    facade_ = std::make_unique<voucher::VcpVoucherProductFacade>(*store_, validator);
}

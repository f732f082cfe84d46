#pragma once

#include "voucher/service/request.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace voucher {

/// A row of vp_product. Nullable throughout: which column must hold something is the table's rule (NOT NULL),
/// not this struct's, so that the store refuses what a validator with a constraint off lets through.
struct VpProduct {
    /// Given by the store; ignored when inserting.
    long id = 0;
    /// The columns after id, in the table's order and as text, named by `product_columns`.
    std::array<std::optional<std::string>, 11> values;

    /// Equal in every column.
    friend bool operator==(const VpProduct&, const VpProduct&) = default;
};

/// The names of `VpProduct::values`.
inline constexpr std::array<std::string_view, 11> product_columns = {
    "pid",          "product_code", "assets_code", "use_scene", "calc_type", "fund_accounts",
    "voucher_name", "face_value",   "valid_from",  "valid_to",  "out_biz_no"};

/// The row that a request becomes: fund accounts joined with commas, the face value normalised to two decimals.
VpProduct to_product(const VcpCreateVoucherProductRequest& request);

/// The request that a row came from. Equal to it but for the face value, which reads back normalised:
/// a request that says "10.00" reads back equal on every store, one that says "10" reads back "10.00".
VcpCreateVoucherProductRequest to_request(const VpProduct& product);

}  // namespace voucher

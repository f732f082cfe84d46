#pragma once

#include "voucher/service/request.hpp"
#include "voucher/service/result.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace voucher {

class Store;

/// What a constraint judges.
struct Subject {
    /// The client sent no request; `request` is then empty.
    bool is_null;
    /// The request.
    const VcpCreateVoucherProductRequest& request;
    /// What is stored already.
    Store& store;
};

/// One rule on one attribute. It holds on every value that another constraint is there to refuse
/// (no value: `required`; empty text: `notEmpty`, and so on), so that none hides another.
struct Constraint {
    /// `<attribute>.<constraint>`.
    std::string_view name;
    /// What is expected, for people.
    std::string_view expected;
    /// Is the request as this constraint wants it?
    bool (*holds)(const Subject&);
    /// The refusal, one of `error_code`.
    std::string_view code = error_code::param_illegal;

    /// The attribute at fault; empty for the request as a whole.
    [[nodiscard]] std::string_view attribute() const;
};

/// Every constraint, in the order in which they are asked.
std::span<const Constraint> constraint_table();

/// The parts of the table, a file each.
namespace constraints {
/// pid, productCode, assetsCode, useScene, calcType.
std::vector<Constraint> codes();
/// fundAccounts.
std::vector<Constraint> fund_accounts();
/// voucherName.
std::vector<Constraint> voucher_name();
/// faceValue.
std::vector<Constraint> face_value();
/// validFrom, validTo.
std::vector<Constraint> valid_time();
/// outBizNo.
std::vector<Constraint> out_biz_no();
}  // namespace constraints

}  // namespace voucher

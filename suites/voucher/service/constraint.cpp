#include "voucher/service/constraint.hpp"

namespace voucher {
namespace {

std::vector<Constraint> whole_table() {
    std::vector<Constraint> table{
        {"request.required", "a request", [](const Subject& s) { return !s.is_null; }, error_code::request_null}};
    // outBizNo last: its unique constraint asks the database, which no malformed request is worth.
    for (auto part : {constraints::codes, constraints::fund_accounts, constraints::voucher_name,
                      constraints::face_value, constraints::valid_time, constraints::out_biz_no}) {
        for (const auto& constraint : part()) table.push_back(constraint);
    }
    return table;
}

}  // namespace

std::string_view Constraint::attribute() const {
    const auto attribute = name.substr(0, name.find('.'));
    return attribute == "request" ? std::string_view{} : attribute;
}

std::span<const Constraint> constraint_table() {
    static const std::vector<Constraint> table = whole_table();
    return table;
}

}  // namespace voucher

#include "voucher/service/constraints/common.hpp"

namespace voucher::constraints {

std::vector<Constraint> codes() {
    using R = VcpCreateVoucherProductRequest;
    return {
        {"pid.required", "a value", required<&R::pid>},
        {"pid.notEmpty", "text that isn't empty", not_empty<&R::pid>},
        {"pid.maxLength", "at most 16 characters of UTF-8, no NUL", max_characters<&R::pid, 16>},

        {"productCode.required", "a value", required<&R::productCode>},
        {"productCode.notEmpty", "text that isn't empty", not_empty<&R::productCode>},
        {"productCode.maxLength", "at most 32 characters of UTF-8, no NUL", max_characters<&R::productCode, 32>},

        {"assetsCode.required", "a value", required<&R::assetsCode>},
        {"assetsCode.notEmpty", "text that isn't empty", not_empty<&R::assetsCode>},
        {"assetsCode.maxLength", "at most 32 characters of UTF-8, no NUL", max_characters<&R::assetsCode, 32>},

        // No length here: the 8 characters of the column follow from the names.
        {"useScene.required", "a value", required<&R::useScene>},
        {"useScene.oneOf", "ORDER or PAY",
         [](const Subject& s) {
             const auto& scene = s.request.useScene;
             return !scene || *scene == "ORDER" || *scene == "PAY";
         }},

        {"calcType.required", "a value", required<&R::calcType>},
        {"calcType.oneOf", "FIXED or FLOAT",
         [](const Subject& s) {
             const auto& type = s.request.calcType;
             return !type || *type == "FIXED" || *type == "FLOAT";
         }},
    };
}

}  // namespace voucher::constraints

#include "voucher/service/constraints/common.hpp"
#include "voucher/service/decimal.hpp"

namespace voucher::constraints {
namespace {

std::optional<Decimal> amount(const Subject& s) {
    const auto& text = s.request.faceValue;
    return text ? parse_decimal(*text) : std::nullopt;
}

bool required_when_fixed(const Subject& s) {
    return s.request.calcType != "FIXED" || s.request.faceValue;
}

bool absent_when_float(const Subject& s) {
    return s.request.calcType != "FLOAT" || !s.request.faceValue;
}

bool decimal(const Subject& s) {
    return !s.request.faceValue || amount(s);
}

bool minimum(const Subject& s) {
    const auto value = amount(s);
    return !value || compare(*value, *parse_decimal("0.01")) >= 0;
}

bool maximum(const Subject& s) {
    const auto value = amount(s);
    return !value || compare(*value, *parse_decimal("5000.00")) <= 0;
}

bool scale(const Subject& s) {
    const auto value = amount(s);
    return !value || value->fraction.size() <= 2;
}

}  // namespace

std::vector<Constraint> face_value() {
    return {
        {"faceValue.requiredWhenFixed", "a value when calcType is FIXED", required_when_fixed},
        {"faceValue.absentWhenFloat", "no value when calcType is FLOAT", absent_when_float},
        {"faceValue.decimal", "digits, a point and digits after it: no exponent, no plus sign, no blanks", decimal},
        {"faceValue.minimum", "at least 0.01", minimum},
        {"faceValue.maximum", "at most 5000.00", maximum},
        {"faceValue.scale", "at most two decimals", scale},
    };
}

}  // namespace voucher::constraints

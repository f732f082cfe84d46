#include "samples.hpp"

namespace voucher::test {
namespace {

using Text = std::optional<std::string>;
using Member = Text Request::*;

class Cases {
public:
    void text(const std::string& attribute, Member member, const std::vector<Text>& values) {
        for (const auto& value : values) {
            auto request = fixed_request();
            request.*member = value;
            add(attribute, value ? "'" + *value + "'" : "null", request);
        }
    }

    void accounts(const std::string& name, const std::optional<std::vector<Text>>& value) {
        auto request = fixed_request();
        request.fundAccounts = value;
        add("fundAccounts", name, request);
    }

    void add(const std::string& attribute, const std::string& value, const std::optional<Request>& request,
             const std::string& code = "PARAM_ILLEGAL") {
        cases.push_back({attribute + " = " + value, request, code, attribute});
    }

    std::vector<IllegalCase> cases;
};

std::string letters(std::size_t count) {
    return std::string(count, 'a');
}

}  // namespace

Request fixed_request() {
    return {"2088000000000001",
            "01021000100000000003",
            "ASSET-0001",
            "ORDER",
            "FIXED",
            std::vector<Text>{"20880000000000010156"},
            "满50减10代金券",
            "10.00",
            "2015-04-01 00:00:00",
            "2015-04-30 23:59:59",
            "OUT-20150401-0001"};
}

Request float_request() {
    auto request = fixed_request();
    request.calcType = "FLOAT";
    request.faceValue = std::nullopt;
    return request;
}

void store_taken(Store& store) {
    auto request = fixed_request();
    request.outBizNo = "TAKEN-1";
    store.insert(to_product(request));
}

std::vector<IllegalCase> illegal_cases() {
    using namespace std::string_literals;
    Cases c;
    c.add("", "the null request", std::nullopt, "REQUEST_NULL");
    c.text("pid", &Request::pid, {{}, "", letters(17)});
    c.text("productCode", &Request::productCode, {{}, "", letters(33)});
    c.text("assetsCode", &Request::assetsCode, {{}, "", letters(33)});
    c.text("useScene", &Request::useScene, {{}, "", letters(9), "INV"});
    c.text("calcType", &Request::calcType, {{}, "", letters(9), "RATIO"});
    c.accounts("null", std::nullopt);
    c.accounts("[]", std::vector<Text>{});
    c.accounts("513 + 513", std::vector<Text>{letters(513), letters(513)});
    c.text("voucherName", &Request::voucherName, {{}, "", letters(65), "   ", "a\0b"s, "a\xff\x62"});
    c.text("faceValue", &Request::faceValue, {{}, "", "abc", "0", "-0.01", "5000.01", "1.001", "1e2"});
    c.text("validFrom", &Request::validFrom, {{}, "", "2015/04/01 00:00:00", "2015-02-30 00:00:00"});
    c.text("validTo", &Request::validTo, {{}, "", "2015/04/01 00:00:00", "2015-02-30 00:00:00"});
    c.text("outBizNo", &Request::outBizNo, {{}, "", letters(65), "a b"});
    c.accounts("[null]", std::vector<Text>{std::nullopt});
    c.accounts("['']", std::vector<Text>{""});
    for (const auto* to : {"2015-04-01 00:00:00", "2015-03-31 23:59:59"}) {
        auto request = fixed_request();
        request.validTo = to;
        c.add("validTo", to, request, "VALID_TIME_ILLEGAL");
    }
    auto with_value = float_request();
    with_value.faceValue = "10.00";
    c.add("faceValue", "10.00 with FLOAT", with_value);
    auto taken = fixed_request();
    taken.outBizNo = "TAKEN-1";
    c.add("outBizNo", "taken", taken, "DUPLICATE_BIZ_NO");
    return c.cases;
}

}  // namespace voucher::test

#include "samples.hpp"
#include "voucher/service/facade.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace voucher;
using namespace voucher::test;
using namespace std::string_literals;

namespace {

using Text = std::optional<std::string>;

struct Checker {
    std::unique_ptr<Store> store = open_store("sqlite::memory:");
    Validator validator;

    // The name of the violated constraint; empty for a legal request.
    template <class Value>
    std::string violated(Value Request::*member, const Value& value, Request request = fixed_request()) {
        request.*member = value;
        const auto violation = validator.check(&request, *store);
        return violation ? violation->constraint : "";
    }
};

std::string repeat(const std::string& text, std::size_t count) {
    std::string all;
    while (count-- > 0) all += text;
    return all;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(validator_suite, Checker)

BOOST_AUTO_TEST_CASE(accepts_the_legal_requests) {
    for (const auto& request : {fixed_request(), float_request()}) {
        BOOST_TEST(!validator.check(&request, *store).has_value());
    }
}

BOOST_AUTO_TEST_CASE(refuses_each_of_the_53_with_code_and_attribute) {
    store_taken(*store);
    const auto cases = illegal_cases();
    BOOST_TEST(cases.size() == 53u);
    for (const auto& illegal : cases) BOOST_TEST_CONTEXT(illegal.name) {
            const auto violation = validator.check(illegal.pointer(), *store);
            BOOST_REQUIRE(violation.has_value());
            BOOST_TEST(violation->code == illegal.code);
            BOOST_TEST(violation->attribute == illegal.attribute);
            BOOST_TEST(!violation->message.empty());
        }
}

BOOST_AUTO_TEST_CASE(every_constraint_is_the_first_to_refuse_one_of_the_53) {
    store_taken(*store);
    std::vector<std::string> seen;
    for (const auto& illegal : illegal_cases()) seen.push_back(validator.check(illegal.pointer(), *store)->constraint);
    for (const auto& name : Validator::constraint_names()) {
        BOOST_TEST(std::count(seen.begin(), seen.end(), name) > 0, name);
    }
}

BOOST_AUTO_TEST_CASE(an_unknown_constraint_is_named_with_its_nearest) {
    BOOST_CHECK_EXCEPTION((void)validator.without("pid.maxlength"), std::invalid_argument, [](const auto& error) {
        const std::string what = error.what();
        return what.find("did you mean 'pid.maxLength'?") != what.npos && what.find("outBizNo.unique") != what.npos;
    });
    BOOST_CHECK_THROW((void)validator.has(""), std::invalid_argument);
    BOOST_TEST(!validator.without("pid.maxLength").has("pid.maxLength"));
    BOOST_TEST(validator.has("pid.maxLength"));
}

BOOST_AUTO_TEST_CASE(lengths_are_in_characters) {
    BOOST_TEST(violated(&Request::pid, Text(repeat("券", 16))) == "");
    BOOST_TEST(violated(&Request::pid, Text(repeat("😀", 16))) == "");
    BOOST_TEST(violated(&Request::pid, Text(repeat("券", 17))) == "pid.maxLength");
    BOOST_TEST(violated(&Request::pid, Text(repeat("a", 16) + " ")) == "pid.maxLength");
    BOOST_TEST(violated(&Request::productCode, Text(repeat("券", 32))) == "");
    BOOST_TEST(violated(&Request::assetsCode, Text(repeat("券", 32))) == "");
    BOOST_TEST(violated(&Request::voucherName, Text(repeat("券", 64))) == "");
    BOOST_TEST(violated(&Request::voucherName, Text(repeat("券", 64) + " ")) == "voucherName.maxLength");
    BOOST_TEST(violated(&Request::outBizNo, Text(repeat("a", 64))) == "");
}

BOOST_AUTO_TEST_CASE(what_no_database_can_hold_is_refused_in_every_text) {
    for (const auto& bad : {"a\0b"s, "a\xff\x62"s, "\xc0\xaf"s, "\xed\xa0\x80"s}) {
        BOOST_TEST(violated(&Request::pid, Text(bad)) == "pid.maxLength");
        BOOST_TEST(violated(&Request::productCode, Text(bad)) == "productCode.maxLength");
        BOOST_TEST(violated(&Request::assetsCode, Text(bad)) == "assetsCode.maxLength");
        BOOST_TEST(violated(&Request::useScene, Text(bad)) == "useScene.oneOf");
        BOOST_TEST(violated(&Request::calcType, Text(bad)) == "calcType.oneOf");
        BOOST_TEST(violated(&Request::fundAccounts, {{{bad}}}) == "fundAccounts.joinedLength");
        BOOST_TEST(violated(&Request::voucherName, Text(bad)) != "");
        BOOST_TEST(violated(&Request::faceValue, Text(bad)) == "faceValue.decimal");
        BOOST_TEST(violated(&Request::validFrom, Text(bad)) == "validFrom.format");
        BOOST_TEST(violated(&Request::validTo, Text(bad)) == "validTo.format");
        BOOST_TEST(violated(&Request::outBizNo, Text(bad)) == "outBizNo.characters");
    }
}

BOOST_AUTO_TEST_CASE(codes) {
    for (const auto* scene : {"order", "ORDER ", "ОRDER", "ＰＡＹ", "PAY\n"}) {
        BOOST_TEST(violated(&Request::useScene, Text(scene)) == "useScene.oneOf");
    }
    BOOST_TEST(violated(&Request::useScene, Text("PAY")) == "");
    BOOST_TEST(violated(&Request::outBizNo, Text("A-z_09")) == "");
    for (const auto* number : {"a b", "a\n", "券", "a.b", " "}) {
        BOOST_TEST(violated(&Request::outBizNo, Text(number)) == "outBizNo.characters");
    }
}

BOOST_AUTO_TEST_CASE(fund_accounts) {
    using Accounts = std::optional<std::vector<Text>>;
    const auto of = [this](const Accounts& accounts) { return violated(&Request::fundAccounts, accounts); };
    BOOST_TEST(of({{std::string(1024, 'a')}}) == "");
    BOOST_TEST(of({{repeat("券", 1024)}}) == "");
    BOOST_TEST(of({{std::string(1025, 'a')}}) == "fundAccounts.joinedLength");
    BOOST_TEST(of({{std::string(512, 'a'), std::string(511, 'a')}}) == "");
    BOOST_TEST(of({{std::string(512, 'a'), std::string(512, 'a')}}) == "fundAccounts.joinedLength");
    BOOST_TEST(of({{"a,b"}}) == "fundAccounts.joinedLength");
    BOOST_TEST(of({{"a", "a"}}) == "");
    BOOST_TEST(of({{"a", "b", ""}}) == "fundAccounts.elementNotEmpty");
    BOOST_TEST(of({{"a", "b", std::nullopt}}) == "fundAccounts.elementRequired");
    BOOST_TEST(of({{"", ""}}) == "fundAccounts.elementNotEmpty");
}

BOOST_AUTO_TEST_CASE(voucher_names) {
    const auto of = [this](const std::string& name) { return violated(&Request::voucherName, Text(name)); };
    for (const auto* name : {"　", "\u200b", " \u00a0\u2003", "\u2060\ufeff", "\t"}) {
        BOOST_TEST(of(name) == "voucherName.notBlank", name);
    }
    for (const auto* name : {"a\tb", "a\nb", "a\x7f", "a\u0085b", "a\u009f", "a\u202eb", "a\u2066b"}) {
        BOOST_TEST(of(name) == "voucherName.noControl", name);
    }
    for (const auto* name : {" a ", "👨\u200d👩\u200d👧", "a\u200eb", "a\u00a0b", "\ufffe券"})
        BOOST_TEST(of(name) == "", name);
    for (const auto* name : {"\xed\xa0\x80", "\xc0\xaf", "\xf4\x90\x80\x80"})
        BOOST_TEST(of(name) == "voucherName.utf8");
}

BOOST_AUTO_TEST_CASE(face_values) {
    const auto of = [this](const char* value) { return violated(&Request::faceValue, Text(value)); };
    for (const auto* value : {"0.01", "5000.00", "5000", "1", "1.5", "0010.00"}) BOOST_TEST(of(value) == "", value);
    for (const auto* value : {"NaN", "Infinity", " 10.00", "10.00 ", "+10.00", "１０", "10,00", "0x10", "1e2", "10."}) {
        BOOST_TEST(of(value) == "faceValue.decimal", value);
    }
    BOOST_TEST(of("0.00") == "faceValue.minimum");
    BOOST_TEST(of("0.005") == "faceValue.minimum");
    BOOST_TEST(of("5000.004") == "faceValue.maximum");
    BOOST_TEST(of("99999999999999999999") == "faceValue.maximum");
    BOOST_TEST(of("1.000") == "faceValue.scale");
}

BOOST_AUTO_TEST_CASE(valid_times) {
    for (const auto* value : {"tomorrow", "now", "infinity", "2015-04-30", "20150430T235959", "2015-04-30T23:59:59Z",
                              "2015-04-30 23:59:59 ", "2015-04-30 23:59:59+08"}) {
        BOOST_TEST(violated(&Request::validTo, Text(value)) == "validTo.format", value);
        BOOST_TEST(violated(&Request::validFrom, Text(value)) == "validFrom.format", value);
    }
    for (const auto* value :
         {"2015-04-30 24:00:00", "2015-04-30 23:59:60", "2015-04-30 25:00:00", "2015-04-31 00:00:00"}) {
        BOOST_TEST(violated(&Request::validTo, Text(value)) == "validTo.calendar", value);
        BOOST_TEST(violated(&Request::validFrom, Text(value)) == "validFrom.calendar", value);
    }
    BOOST_TEST(violated(&Request::validTo, Text("2015-04-01 00:00:01")) == "");
    BOOST_TEST(violated(&Request::validTo, Text("2015-04-01 00:00:00")) == "validTo.order");
}

BOOST_AUTO_TEST_SUITE_END()

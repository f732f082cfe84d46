#include "support/fake_run.hpp"

namespace offbeat::test {
namespace {

struct Illegal {
    const char* target;
    const char* what;
    Value value;
};

Value text(const char* bytes) {
    return Value::of_text(bytes);
}

/// The 52 illegal values of the worked example, and the null request.
std::vector<Illegal> illegal_values() {
    std::vector<Illegal> all = {{"(request)", "null", Value::null()}};
    for (const char* target : {"pid", "productCode", "assetsCode", "useScene", "calcType", "fundAccounts",
                               "voucherName", "faceValue", "validFrom", "validTo", "outBizNo"}) {
        all.push_back({target, "null", Value::null()});
        all.push_back({target, "empty", text("")});
    }
    for (const auto& [target, length] : {std::pair<const char*, std::size_t>{"pid", 17},
                                         {"productCode", 33},
                                         {"assetsCode", 33},
                                         {"useScene", 9},
                                         {"calcType", 9},
                                         {"voucherName", 65},
                                         {"outBizNo", 65}}) {
        all.push_back({target, "too long", Value::of_text(std::string(length, 'A'))});
    }
    const Value account = Value::of_text(std::string(513, '2'));
    all.push_back({"fundAccounts", "too long", Value::of_list({account, account})});
    all.push_back({"useScene", "not in set", text("INV")});
    all.push_back({"calcType", "not in set", text("RATIO")});
    all.push_back({"voucherName", "blank", text("   ")});
    all.push_back({"voucherName", "control character", Value::of_text(std::string("a\0b", 3))});
    all.push_back({"voucherName", "malformed UTF-8",
                   text("a\xff"
                        "b")});
    for (const char* value : {"abc", "1e2"}) all.push_back({"faceValue", "bad format", text(value)});
    for (const char* value : {"0", "-0.01", "5000.01", "1.001"})
        all.push_back({"faceValue", "out of range", text(value)});
    for (const char* target : {"validFrom", "validTo"}) {
        all.push_back({target, "bad format", text("2015/04/01 00:00:00")});
        all.push_back({target, "out of range", text("2015-02-30 00:00:00")});
    }
    all.push_back({"outBizNo", "bad format", text("a b")});
    all.push_back({"fundAccounts[0]", "null", Value::of_list({Value::null()})});
    all.push_back({"fundAccounts[0]", "empty", Value::of_list({text("")})});
    all.push_back({"validTo", "order", text("2015-04-01 00:00:00")});
    all.push_back({"validTo", "order", text("2015-03-31 23:59:59")});
    all.push_back({"faceValue", "conditional", text("10.00")});
    all.push_back({"outBizNo", "taken", Value::prepared("existing", "outBizNo")});
    return all;
}

FakeMethod voucher_method() {
    FakeMethod method;
    method.plan.class_name = "InvalidCreateRequestFuncExceptionTest";
    method.plan.method = "testInvalidCreateRequest";
    method.plan.description = "every illegal createVoucherProduct request is refused";
    method.plan.groups = {"funcExp"};
    method.plan.provider = "OrthotropicRequestProvider";
    method.plan.source = {"suites/voucher/InvalidCreateRequestFuncExceptionTest.cpp", 12};
    method.plan.driver =
        "testres/funcExp/InvalidCreateRequest/InvalidCreateRequestFuncExceptionTest.testInvalidCreateRequest.csv";
    method.plan.formula = "cases = 1 + 3+3+3+4+4+5+6+9+4+6+5 = 53";
    method.plan.dimensions = {"pid",         "productCode", "assetsCode", "useScene", "calcType", "fundAccounts",
                              "voucherName", "faceValue",   "validFrom",  "validTo",  "outBizNo"};
    int line = 2;
    for (auto& illegal : illegal_values()) {
        FakeRow fake;
        fake.row.id = "case_" + std::to_string(line - 1);
        fake.row.description = std::string(illegal.target) + " = " + display(illegal.value);
        fake.row.source = {"testres/funcExp/InvalidCreateRequest/orthotropicCreateRequestConfig.csv", line++, 4};
        fake.row.parameters = {{illegal.target, illegal.value}};
        fake.row.labels = {{"target", illegal.target}, {"class", illegal.what}};
        method.rows.push_back(std::move(fake));
    }
    method.plan.rows = method.rows.size();
    return method;
}

// field by field: g++ 12 takes the whole as one initializer for "maybe uninitialized"
Failure failure(Failure::Kind kind, const char* file, int line, const char* message) {
    Failure one;
    one.kind = kind;
    one.where.file = file;
    one.where.line = line;
    one.message = message;
    return one;
}

FakeRow outage_row(const char* id, int line, Status status, const char* cause = "") {
    FakeRow fake{{id, "an outage of the database", {"testres/sysExp/Pay/PaySysExceptionTest.testOutage.csv", line}},
                 status,
                 cause};
    fake.row.parameters = {{"fault", Value::of_text("stop")}, {"begin", Value::of_text("during-request")}};
    fake.seconds = 2.25;
    return fake;
}

}  // namespace

FakeRun voucher_run(const std::string& report_dir) {
    return {started_in(report_dir), {voucher_method()}, 0.05};
}

FakeRun mixed_run(const std::string& report_dir) {
    FakeRun run = voucher_run(report_dir);
    auto& voucher = run.methods.front();
    voucher.plan.dimensions.emplace_back("remark");  // no row aims at it
    voucher.plan.notes = {"no row reaches remark"};
    voucher.rows[5].status = Status::failed;
    voucher.rows[5].failures.push_back(
        failure(Failure::Kind::assertion, "suites/voucher/InvalidCreateRequestFuncExceptionTest.cpp", 18,
                "check response.code == request.expect has failed [OK != PARAM_ILLEGAL]\nthe request was accepted"));
    voucher.rows[5].failures.back().compared = {"OK", "PARAM_ILLEGAL"};
    voucher.rows[27].status = Status::failed;
    voucher.rows[27].failures = voucher.rows[5].failures;
    voucher.rows[34].status = Status::broken;
    voucher.rows[34].failures.push_back(
        failure(Failure::Kind::exception, "drivers/src/http/client.cpp", 88, "connection refused"));
    FakeMethod outage;
    outage.plan.class_name = "PaySysExceptionTest";
    outage.plan.method = "testOutage";
    outage.plan.provider = "DockerOutageProvider";
    outage.plan.driver = "testres/sysExp/Pay/PaySysExceptionTest.testOutage.csv";
    outage.plan.source = {"suites/payment/PaySysExceptionTest.cpp", 20};
    outage.rows = {outage_row("FT_001", 2, Status::passed),
                   outage_row("FT_002", 3, Status::skipped, "no Docker engine at /var/run/docker.sock"),
                   outage_row("FT_003", 4, Status::skipped, "no Docker engine at /var/run/docker.sock")};
    outage.plan.rows = 3;
    FakeMethod fresh;
    fresh.plan.class_name = "RefundNormalTest";
    fresh.plan.method = "testRefund";
    fresh.plan.provider = "csv";
    fresh.plan.driver = "testres/normal/Refund/RefundNormalTest.testRefund.csv";
    FakeRow example{{"example", "", {fresh.plan.driver, 4}}, Status::not_configured};
    example.cause = "testres/normal/Refund/RefundNormalTest.testRefund.csv is still as Offbeat wrote it: fill it in";
    fresh.rows = {example};
    fresh.plan.rows = 1;
    run.methods.push_back(std::move(outage));
    run.methods.push_back(std::move(fresh));
    return run;
}

}  // namespace offbeat::test

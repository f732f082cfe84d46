#include "support/fake_run.hpp"

#include "offbeat/timeline.hpp"

namespace offbeat::test {

RunStarted started_in(const std::string& report_dir) {
    RunStarted run{
        "voucher", "bin/voucher", {"--testres=testres"}, "2026-11-20T17:36:37+08:00", "build-7", "testres", report_dir,
        0};
    run.command_line = "bin/voucher --testres=testres '--groups=a b'";
    run.compiler = "GNU C++ version 12.2.0";
    run.boost = "1.81.0";
    run.revision = "0123456789abcdef0123456789abcdef01234567";
    return run;
}

namespace {

void emit_row(const FakeMethod& method, const FakeRow& fake, Summary& summary, Reporter& reporter) {
    const std::string rerun =
        "bin/voucher --run_test=" + method.plan.class_name + '/' + method.plan.method + '/' + fake.row.id;
    if (fake.status != Status::skipped) ++summary.run;
    const double at = 0.25 * static_cast<double>(summary.reported());
    reporter.on(RowStarted{method.plan, fake.row, 0, at});
    for (const auto& failure : fake.failures) reporter.on(RowFailure{method.plan, fake.row, failure});
    summary.count(fake.status, method.plan, fake.row);
    reporter.on(RowFinished{method.plan, fake.row, fake.status, fake.cause, fake.failures, fake.seconds, rerun, 0, true,
                            RowFinished::no_attempts, at});
}

}  // namespace

Summary emit(const FakeRun& run, Reporter& reporter) {
    Summary summary;
    summary.gates = run.gates;
    for (const auto& method : run.methods) summary.planned += method.rows.size();
    RunStarted started = run.started;
    started.planned = summary.planned;
    reporter.on(started);
    for (const auto& method : run.methods) reporter.on(method.plan);
    for (const auto& method : run.methods) {
        for (const auto& row : method.rows) emit_row(method, row, summary, reporter);
    }
    summary.run = summary.reported();  // a skipped row's turn came too
    reporter.on(RunFinished{summary, run.seconds});
    return summary;
}

Summary emit_stream(const std::string& report_dir, std::size_t count, Reporter& reporter,
                    const std::function<Status(std::size_t)>& status) {
    Summary summary;
    FakeMethod method;
    method.plan.class_name = "ManyRowsTest";
    method.plan.method = "testMany";
    method.plan.provider = "csv";
    method.plan.counted = false;
    method.plan.dimensions = {"pid", "useScene"};
    RunStarted started = started_in(report_dir);
    started.planned = count;
    summary.planned = count;
    reporter.on(started);
    reporter.on(method.plan);
    FakeRow fake;
    fake.row.source.file = "/work/testres/normal/ManyRows/ManyRowsTest.testMany.csv";
    fake.row.parameters = {{"pid", Value::of_text("2088000000000001")}, {"useScene", Value::of_text("ORDER")}};
    fake.row.labels = {{"target", "useScene"}, {"class", "too long"}};
    for (std::size_t i = 0; i < count; ++i) {
        fake.row.id = "row_" + std::to_string(i);
        fake.row.description = "an order that is accepted";
        fake.row.source.line = static_cast<int>(i + 2);
        fake.status = status(i);
        fake.failures.clear();
        if (fake.status == Status::failed) fake.failures.push_back({Failure::Kind::assertion, {"a.cpp", 7}, "no"});
        emit_row(method, fake, summary, reporter);
    }
    summary.run = summary.reported();
    reporter.on(RunFinished{summary, 2});
    return summary;
}

FakeRun hostile_run(const std::string& report_dir) {
    FakeRun run{started_in(report_dir), {}};
    FakeMethod method;
    method.plan.class_name = "HostileTest";
    method.plan.method = "testHostile";
    method.plan.provider = "csv";
    method.plan.description = "</title><script>alert(1)</script>";
    method.plan.dimensions = {"text"};
    method.plan.groups = {"a\"b", "\x1b[2J"};
    method.plan.rows = hostile_values().size();
    std::size_t number = 0;
    for (const auto& [id, bytes] : hostile_values()) {
        FakeRow fake;
        fake.row = {id, "value: " + bytes, {"testres/" + id + ".csv", static_cast<int>(++number), 3}};
        fake.row.parameters = {{"text", Value::of_text(bytes)},
                               {"list", Value::of_list({Value::null(), Value::of_text(bytes)})},
                               {"raw", Value::json("{\"a\":7}")},
                               {"gone", Value::absent()}};
        fake.row.labels = {{"target", "text"}, {"class", bytes.substr(0, 200)}};
        fake.row.attachments = {
            {bytes.substr(0, 200), "text/" + bytes.substr(0, 20), bytes},
            to_attachment({0, 1, bytes, {{bytes, {{0, 1, bytes}}, {{0.5, bytes}}}}}, bytes.substr(0, 300))};
        fake.status = number % 3 == 0 ? Status::broken : number % 3 == 1 ? Status::failed : Status::skipped;
        if (fake.status == Status::failed) {
            fake.failures = {
                {Failure::Kind::assertion, {"hostile.cpp", 9}, "got " + bytes + "\nsecond line\t" + bytes}};
        } else {
            fake.cause = "because " + bytes;
        }
        method.rows.push_back(std::move(fake));
    }
    run.methods.push_back(std::move(method));
    return run;
}

const std::vector<std::pair<std::string, std::string>>& hostile_values() {
    using namespace std::string_literals;
    static const std::vector<std::pair<std::string, std::string>> all = {
        {"markup", "</script><img src=x onerror=alert(1)>"},
        {"attribute", "\" onmouseover=\"alert(1)\" x='"},
        {"cdata_end", "]]>"},
        {"nul", "a\0b"s},
        {"control", "\x01\x02\x1f\x7f"},
        {"colour", "\x1b[31mred\x1b[2J"},
        {"malformed", "a\xff"
                      "b"},
        {"surrogate", "\xed\xa0\x80"},
        {"overlong", "\xc0\xaf"},
        {"noncharacter", "\xef\xbf\xbe"},
        {"bidi", "abc\xe2\x80\xae"
                 "fdp.exe"},
        {"c1", "\xc2\x9b"
               "31m"},
        {"backslashes", "\\x01 \\ \"quoted\" 'single' &amp; &#10;"},
        {"breaks", "one\r\ntwo\nthree\ttab"},
        {"chinese", "满50减10代金券"},
        {"megabyte", std::string(1024 * 1024, 'A')},
    };
    return all;
}

}  // namespace offbeat::test

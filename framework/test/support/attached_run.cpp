#include "offbeat/timeline.hpp"
#include "support/fake_run.hpp"

namespace offbeat::test {
namespace {

using Kind = Timeline::Kind;

Attachment scenario() {
    Timeline line;
    line.to = 4.2;
    line.lanes.push_back({"request", {{0.01, 4.03, "POST /payment: 201", Kind::good}}, {}});
    line.lanes.push_back(
        {"service",
         {{0.02, 2.02, "waits for attempt 2", Kind::warn}, {2.02, 4.02, "waits for attempt 3", Kind::warn}},
         {{0.02, "attempt 1", Kind::neutral}, {2.02, "attempt 2", Kind::neutral}}});
    line.lanes.push_back({"database", {{0.02, 3.1, "down"}}, {{0.02, "fault: reset at on(INSERT)", Kind::bad}}});
    return to_attachment(line, "time line");
}

FakeRow row(const char* id, Status status, std::vector<Attachment> attachments) {
    FakeRow fake;
    fake.row.id = id;
    fake.row.description = "an outage of the database";
    fake.row.groups = {"fault"};
    fake.row.attachments = std::move(attachments);
    fake.status = status;
    fake.seconds = 4.125;
    if (status == Status::failed) {
        fake.failures.emplace_back();
        fake.failures.back().message = "the payment is stored twice";
    }
    return fake;
}

}  // namespace

FakeRun attached_run(const std::string& report_dir) {
    FakeRun run{{"payment", "bin/payment", {}, "2026-11-20T17:36:37+08:00", "build-7", "testres", report_dir, 0}, {}};
    FakeMethod method;
    method.plan.class_name = "DatabaseOutageSysExceptionTest";
    method.plan.method = "testPayment";
    method.plan.provider = "DockerOutageProvider";
    const Attachment table{"bookkeeping", std::string(table_type),
                           R"({"columns": ["order", "told", "rows"], "rows": [["FT-001", "unknown", 1]]})"};
    const Attachment log{"service log", "text/plain; charset=utf-8", "attempt 1\nattempt 2\n</pre><script>alert(1)"};
    method.rows = {
        row("FT_001", Status::passed, {scenario(), table, log}),
        row("FT_002", Status::failed, {scenario(), log, {"dump", "application/octet-stream", "\xff\x01"}}),
        row("FT_003", Status::passed, {log}),
        row("FT_004", Status::failed, {{"broken line", std::string(timeline_type), R"({"from": 0, "to": "4"})"}})};
    method.plan.rows = method.rows.size();
    run.methods.push_back(std::move(method));
    run.gates = {{"fault", 50}, {"functional", 100}};
    return run;
}

}  // namespace offbeat::test

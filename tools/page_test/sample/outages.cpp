// An outage as DockerOutageProvider tells it, without a database: a time line, the books, and the logs of both sides.

#include "offbeat/attachment.hpp"
#include "offbeat/provider.hpp"
#include "offbeat/test.hpp"
#include "offbeat/timeline.hpp"

namespace {

using Kind = offbeat::Timeline::Kind;

std::vector<offbeat::Attachment> scenario() {
    offbeat::Timeline line;
    line.to = 5;
    line.lanes.push_back(
        {"request", {{0, 0.2, "201", Kind::good}, {0.9, 4.1, "503", Kind::warn}, {4.5, 4.6, "201", Kind::good}}, {}});
    line.lanes.push_back({"outage", {{1, 3.2, "stop", Kind::bad}, {3.2, 3.9, "coming back", Kind::warn}}, {}});
    line.lanes.push_back({"recovery", {{3.9, 4.3, "worker 8", Kind::good}}, {}});
    line.lanes.push_back({"health", {}, {{1.1, "unhealthy", Kind::bad}, {4.0, "healthy", Kind::good}}});
    return {offbeat::to_attachment(line, "time line"),
            {"books", std::string(offbeat::table_type),
             R"({"columns":["order","told","stored","verdict"],"rows":[["ob-1","refused","0","exact"]]})"},
            {"service log", "text/plain",
             "2026-11-30T10:16:29.206Z payment.retry attempt 1\n2026-11-30T10:16:31.209Z payment.retry attempt 2\n"},
            {"database log", "text/plain", "2026-11-30 10:16:29.100 UTC terminating connection\n"}};
}

std::vector<offbeat::Row> outages() {
    offbeat::Row row;
    row.id = "FT_002";
    row.description = "the database stops in the midst of a payment";
    row.labels = {{"fault", "stop"}, {"moment", "after(INSERT)"}, {"retries", "2"}, {"recovered", "0.7 s"}};
    row.attachments = scenario();
    return {row};
}
OFFBEAT_PROVIDER("outages", outages);

class StoppedTest : public offbeat::TestBase<StoppedTest> {
public:
    OFFBEAT_TEST(testPayment, .dataProvider = "outages", .groups = {"sysExp"}, .parameters = {})
    void testPayment() {}
};

}  // namespace

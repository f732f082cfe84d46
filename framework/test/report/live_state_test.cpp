#include "report/live_state.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat;
using namespace offbeat::report;

namespace {

struct Rows {
    SharedLiveState state = make_live_state();
    MethodPlan method = {};
    std::vector<Failure> failures = {};
    std::string cause = {};

    Rows() {
        method.class_name = "PaymentTest";
        method.method = "testPay";
    }
    void start(const std::string& id, int worker, double at) {
        Row row;
        row.id = id;
        state->started(RowStarted{method, row, worker, at}, &method);
    }
    void finish(Status status, int worker) {
        state->finished(RowFinished{method, {}, status, cause, failures, 0, {}, worker});
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(live_state)

BOOST_AUTO_TEST_CASE(knows_each_workers_row) {
    Rows rows;
    BOOST_TEST(!rows.state->row(1).has_value());
    rows.start("row_1", 1, 0.5);
    rows.start("row_2", 2, 0.75);
    BOOST_TEST(rows.state->row(1).value().name == "PaymentTest.testPay[row_1]");
    BOOST_TEST(rows.state->row(2).value().name == "PaymentTest.testPay[row_2]");
    BOOST_TEST(rows.state->row(2).value().at == 0.75);
    const auto version = rows.state->row(1).value().version;
    rows.finish(Status::failed, 1);
    BOOST_TEST(!rows.state->row(1).has_value());
    rows.start("", 1, 1);  // a method without data
    BOOST_TEST(rows.state->row(1).value().name == "PaymentTest.testPay");
    BOOST_TEST(rows.state->row(1).value().version != version);
    BOOST_TEST(rows.state->done() == 1U);
    BOOST_TEST(rows.state->count(Status::failed) == 1U);
}

BOOST_AUTO_TEST_CASE(bears_names_and_workers_beyond_its_bounds) {
    Rows rows;
    rows.start(std::string(100'000, 'x'), 0, 0);
    BOOST_TEST(rows.state->row(0).value().name.size() == LiveState::longest_name);
    rows.method.class_name = std::string(100'000, 'C');
    rows.start("row", 3, 0);
    BOOST_TEST(rows.state->row(3).value().name == std::string(LiveState::longest_name, 'C'));
    for (const int worker : {-1, static_cast<int>(LiveState::most_workers), 1'000'000}) {
        rows.start("row", worker, 0);
        rows.finish(Status::passed, worker);
    }
    BOOST_TEST(rows.state->done() == 3U);
}

BOOST_AUTO_TEST_CASE(a_line_for_logs) {
    Rows rows;
    rows.state->plan(1000, true);
    for (int i = 0; i < 250; ++i) rows.finish(Status::passed, 0);
    BOOST_TEST(log_line(*rows.state, 10) == "250/1000 (25 %), 25 rows/s, 30.0 s left");
    rows.start("new", 1, 6);
    BOOST_TEST(log_line(*rows.state, 10) == "250/1000 (25 %), 25 rows/s, 30.0 s left");
    rows.start("\x1b[2J", 3, 80);
    for (const int worker : {4, 5}) rows.start("row_" + std::to_string(worker), worker, worker);
    BOOST_TEST(log_line(*rows.state, 100) ==
               "250/1000 (25 %), 2.5 rows/s, 5 min 0 s left; running: PaymentTest.testPay[row_4] for 1 min 36 s, "
               "PaymentTest.testPay[row_5] for 1 min 35 s, PaymentTest.testPay[new] for 1 min 34 s, and 1 more");
    rows.state->plan(0, false);
    for (const int worker : {1, 4, 5}) rows.finish(Status::passed, worker);
    BOOST_TEST(log_line(*rows.state, 100) == "253 rows, 2.5 rows/s; running: PaymentTest.testPay[\\x1b[2J] for 20.0 s");
}

BOOST_AUTO_TEST_CASE(no_rate_no_time_left) {
    Rows rows;
    rows.state->plan(10, true);
    BOOST_TEST(log_line(*rows.state, 12) == "0/10 (0 %), 0.0 rows/s, ? left");
}

BOOST_AUTO_TEST_SUITE_END()

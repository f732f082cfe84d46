#include "offbeat/proxy/parse.hpp"
#include "server.hpp"

#include <boost/test/unit_test.hpp>

#include <thread>

using namespace offbeat::proxy;
using namespace offbeat::proxy::test;

namespace {

struct Armed : Proxied {
    Client client{proxy.port()};

    FaultProxy::Trap arm(const char* moment, const char* fault) {
        return proxy.arm(parse_moment(moment), parse_fault(fault));
    }
    double ms(const std::string& sql) {
        const auto begin = Clock::now();
        client.query(sql);
        return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(faults, Armed)

BOOST_AUTO_TEST_CASE(reset_and_close_are_told_apart) {
    arm("on(INSERT)", "reset");
    BOOST_TEST(client.query(insert).find("server closed the connection unexpectedly") != std::string::npos);
    const Client second(proxy.port());
    arm("after(INSERT)", "close");
    BOOST_TEST(second.query(insert).find("server closed the connection unexpectedly") != std::string::npos);
    BOOST_TEST(stored() == "1");
}

BOOST_AUTO_TEST_CASE(an_error_fails_the_transaction_at_the_server_too) {
    for (const char* moment : {"on(INSERT)", "after(INSERT)"}) {
        for (const bool extended : {false, true}) {
            const auto run = [&](const std::string& sql) { return extended ? client.execute(sql) : client.query(sql); };
            run("begin");
            arm(moment, "sqlstate(40001, ERROR, 'try again')");
            BOOST_TEST(run(insert) == "40001: try again");
            BOOST_TEST((PQtransactionStatus(client.raw()) == PQTRANS_INERROR));
            BOOST_TEST(run("select 1").starts_with("25P02"));
            BOOST_TEST(run("commit") == "ROLLBACK");
            BOOST_TEST((PQtransactionStatus(client.raw()) == PQTRANS_IDLE));
        }
    }
    BOOST_TEST(stored() == "0");
    arm("on(INSERT)", "sqlstate(23505, ERROR, x)");
    BOOST_TEST(client.query("insert into payments values ('" + std::string(500'000, 'x') + "')") == "23505: x");
    BOOST_TEST(client.query(insert) == "INSERT 0 1");
    arm("on(INSERT)", "sqlstate(57P01)");
    BOOST_TEST(client.query(insert).find("FATAL:  terminating connection due to administrator command") == 0);
    client.query("select 1");
    BOOST_TEST(!client.connected());
}

BOOST_AUTO_TEST_CASE(hold_goes_on_when_lifted_and_hang_by_itself) {
    for (const char* moment : {"on(INSERT)", "within(INSERT, 3)", "after(INSERT)"}) {
        const auto trap = arm(moment, "hold");
        std::string answer;
        std::thread paying([&] { answer = client.query(insert); });
        BOOST_TEST(proxy.fired(trap, in_ms(5000)).has_value());
        proxy.lift(trap);
        paying.join();
        BOOST_TEST(answer == "INSERT 0 1");
        arm(moment, "hang(60ms)");
        BOOST_TEST(ms(insert) >= 59.0);
    }
    BOOST_TEST(stored() == "6");
}

BOOST_AUTO_TEST_CASE(a_blackhole_tells_nobody_until_it_is_lifted) {
    const auto trap = arm("on(INSERT)", "blackhole");
    PQsendQuery(client.raw(), insert.c_str());
    BOOST_TEST(proxy.fired(trap, in_ms(5000)).has_value());
    const std::string backends =
        "select count(*) from pg_stat_activity where pid = " + std::to_string(PQbackendPID(client.raw()));
    client = Client(proxy.port());
    BOOST_TEST(client.query(backends) == "1");
    BOOST_TEST(client.query("select 1") == "1");
    proxy.lift(trap);
    while (direct.query(backends) != "0") {
    }
    BOOST_TEST(stored() == "0");
}

BOOST_AUTO_TEST_CASE(latency_lasts_from_its_moment_until_it_is_lifted) {
    const auto trap = arm("on(INSERT)", "latency(40ms, 5ms)");
    BOOST_TEST(ms(insert) >= 34.0);
    BOOST_TEST(ms("select 1") >= 34.0);
    proxy.lift(trap);
    BOOST_TEST(ms("select 1") < 30.0);
    const auto all = proxy.impose(parse_fault("latency(20ms)"));
    BOOST_TEST(ms("select 1") >= 19.0);
    BOOST_TEST(Client(proxy.port()).connected());
    proxy.lift(all);
    BOOST_TEST(ms("select 1") < 15.0);
}

/// A late answer whose time comes while nothing may go: the proxy once waited for that time for ever.
BOOST_AUTO_TEST_CASE(what_is_late_and_held_goes_on_when_both_are_lifted) {
    const auto late = proxy.impose(parse_fault("latency(60ms)"));
    std::string answer;
    std::thread asking([&] { answer = client.query("select 1"); });
    std::this_thread::sleep_until(in_ms(20));
    const auto held = proxy.impose(parse_fault("hold"));
    std::this_thread::sleep_until(in_ms(100));
    proxy.lift(held);
    asking.join();
    BOOST_TEST(answer == "1");
    proxy.lift(late);
    BOOST_TEST(ms("select 1") < 50.0);
}

BOOST_AUTO_TEST_CASE(bandwidth_and_drip_take_their_time) {
    auto trap = arm("on(SELECT)", "bandwidth(100kB/s)");
    const double slow = ms("select repeat('x', 10000)");
    BOOST_TEST(slow >= 90.0);
    BOOST_TEST(slow < 1000.0);
    proxy.lift(trap);
    trap = arm("on(SELECT)", "drip(16B, 10ms)");
    BOOST_TEST(ms("select repeat('x', 100)") >= 80.0);
    proxy.lift(trap);
    BOOST_TEST(ms("select repeat('x', 10000)") < 60.0);
}

BOOST_AUTO_TEST_CASE(cut_lets_so_many_bytes_of_the_answer_through) {
    arm("on(INSERT)", "cut(3)");
    BOOST_TEST(client.query(insert).find("server closed the connection") != std::string::npos);
    while (stored() != "1") {
    }
}

// Where nothing follows, a cut that waited for more bytes than the answer has would never strike.
BOOST_AUTO_TEST_CASE(cut_strikes_behind_an_answer_that_is_shorter) {
    for (const char* moment : {"on(SELECT)", "after(SELECT)"}) {
        for (const bool extended : {false, true}) {
            const Client paying(proxy.port());
            arm(moment, "cut(100000)");
            const auto answer = extended ? paying.execute("select 1") : paying.query("select 1");
            BOOST_TEST_CONTEXT(moment << (extended ? " extended" : " simple") << ": " << answer) {
                // In the extended protocol the answer that is cut is that to Execute: a client waits for one more.
                if (!extended) BOOST_TEST(answer == "1");
                paying.query("select 2");
                BOOST_TEST(!paying.connected());
            }
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

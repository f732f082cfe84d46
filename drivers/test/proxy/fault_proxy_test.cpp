#include "offbeat/proxy/fault_proxy.hpp"
#include "offbeat/proxy/parse.hpp"
#include "proxy/socket.hpp"
#include "server.hpp"

#include <boost/test/unit_test.hpp>

#include <sys/socket.h>
#include <sys/time.h>

#include <thread>

using namespace offbeat::proxy;
using namespace offbeat::proxy::test;

BOOST_AUTO_TEST_SUITE(fault_proxy)

BOOST_FIXTURE_TEST_CASE(passes_all_on_until_told_otherwise, Proxied) {
    const Client client(proxy.port(), "sslmode=prefer");
    BOOST_TEST(client.query("select 1; select 2") == "2");
    BOOST_TEST(client.execute("select $1::text", "x") == "x");
    BOOST_TEST(client.query("") == "empty");
    BOOST_TEST(client.query("select repeat('x', 30000000)").size() == 30000000U);
    BOOST_TEST(client.query("select length('" + std::string(5000000, 'x') + "')") == "5000000");
    BOOST_TEST(client.query("slect") == "42601: syntax error at or near \"slect\"");
    PQclear(PQexec(client.raw(), "copy payments from stdin"));
    for (int i = 0; i < 100000; ++i) PQputCopyData(client.raw(), "a\n", 2);
    PQputCopyEnd(client.raw(), nullptr);
    BOOST_TEST(said(client.raw(), PQgetResult(client.raw())) == "COPY 100000");
    PQclear(PQgetResult(client.raw()));
    // In the extended protocol libpq sends a Sync that the server passes over
    PQclear(PQexecParams(client.raw(), "copy payments from stdin", 0, nullptr, nullptr, nullptr, nullptr, 0));
    PQputCopyData(client.raw(), "b\n", 2);
    PQputCopyEnd(client.raw(), nullptr);
    BOOST_TEST(said(client.raw(), PQgetResult(client.raw())) == "COPY 1");
    PQclear(PQgetResult(client.raw()));
    BOOST_TEST(client.execute("select 5") == "5");
}

BOOST_FIXTURE_TEST_CASE(a_cancel_request_reaches_the_server, Proxied) {
    const Client client(proxy.port());
    PQsendQuery(client.raw(), "select pg_sleep(30)");
    while (direct.query("select count(*) from pg_stat_activity where query like 'select pg_sleep%'") != "1") {
    }
    char error[256];
    PGcancel* cancel = PQgetCancel(client.raw());
    BOOST_TEST(PQcancel(cancel, error, sizeof error) == 1);
    PQfreeCancel(cancel);
    BOOST_TEST(said(client.raw(), PQgetResult(client.raw())) == "57014: canceling statement due to user request");
}

BOOST_AUTO_TEST_CASE(an_end_that_came_together_with_the_last_bytes_is_passed_on) {
    const Socket upstream(listening("127.0.0.1"));
    FaultProxy proxy("127.0.0.1", {"127.0.0.1", port_of(upstream.fd)});
    proxy.gate(FaultProxy::Gate::hold);
    const Address address = resolved({"127.0.0.1", proxy.port()});
    Socket client(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    BOOST_TEST_REQUIRE(connect(client.fd, reinterpret_cast<const sockaddr*>(&address.storage), address.length) == 0);
    const std::string_view cancel("\0\0\0\x10\x04\xd2\x16\x2e\0\0\0\x01\0\0\0\x02", 16);
    BOOST_TEST(send(client.fd, cancel.data(), cancel.size(), MSG_NOSIGNAL) == 16);
    client.finish();
    proxy.gate(FaultProxy::Gate::open);  // only now are they read, in one go

    const timeval patience{10, 0};
    fd_set waiting;
    FD_ZERO(&waiting);
    FD_SET(upstream.fd, &waiting);
    timeval left = patience;
    BOOST_TEST_REQUIRE(select(upstream.fd + 1, &waiting, nullptr, nullptr, &left) == 1);
    const Socket server(accept(upstream.fd, nullptr, nullptr));
    setsockopt(server.fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    char got[32];
    BOOST_TEST(recv(server.fd, got, 16, MSG_WAITALL) == 16);
    BOOST_TEST(recv(server.fd, got, sizeof got, 0) == 0);
}

BOOST_FIXTURE_TEST_CASE(the_gate_refuses_holds_and_recovers, Proxied) {
    proxy.gate(FaultProxy::Gate::refuse);
    BOOST_TEST(!Client(proxy.port()).connected());
    const auto refused = proxy.turned_away();
    BOOST_TEST(refused >= 1U);
    proxy.gate(FaultProxy::Gate::recover);
    const Client recovering(proxy.port());
    BOOST_TEST(recovering.error().find("FATAL:  the database system is starting up") != std::string::npos);
    BOOST_TEST(proxy.turned_away() == refused + 1);
    proxy.gate(FaultProxy::Gate::hold);
    std::string answer;
    std::thread waiting([&] { answer = Client(proxy.port()).query("select 7"); });
    proxy.set_upstream({"127.0.0.1", server().port()});
    proxy.gate(FaultProxy::Gate::open);
    waiting.join();
    BOOST_TEST(answer == "7");
}

BOOST_FIXTURE_TEST_CASE(nobody_listens_upstream, Proxied) {
    proxy.watch("");
    proxy.set_upstream({"127.0.0.1", 1});
    BOOST_TEST(!Client(proxy.port()).connected());
    const auto passed = proxy.passed("");
    BOOST_REQUIRE(passed.size() >= 2U);
    BOOST_TEST(passed[0].verb == "accept");
    BOOST_TEST(passed[1].verb == "refused");
}

BOOST_FIXTURE_TEST_CASE(that_the_server_let_a_connection_in_is_evidence, Proxied) {
    proxy.watch("");
    const Client client(proxy.port());
    client.query("select 1");
    std::string all;
    for (const auto& one : proxy.passed("")) all += (one.answered ? " <" : " >") + one.verb;
    BOOST_TEST(all == " >accept <accept >SELECT <SELECT");
}

BOOST_FIXTURE_TEST_CASE(accept_can_be_struck_and_all_reset, Proxied) {
    const auto trap = proxy.arm(parse_moment("on(accept)"), parse_fault("sqlstate(53300)"));
    BOOST_TEST(Client(proxy.port()).error().find("sorry, too many clients already") != std::string::npos);
    BOOST_TEST(proxy.fired(trap, in_ms(0))->statement == "accept");
    const Client client(proxy.port());
    BOOST_TEST(client.connected());
    proxy.reset_all();
    client.query("select 1");
    BOOST_TEST(!client.connected());
}

BOOST_FIXTURE_TEST_CASE(evidence_has_the_transaction_of_a_key, Proxied) {
    proxy.watch("order-1");
    const Client client(proxy.port());
    for (const char* sql : {"begin", "insert into payments values ('order-2')", "commit", "begin"}) client.query(sql);
    client.query(insert);
    client.execute("commit");
    client.query("begin");
    client.query("select 1");
    client.query("rollback");
    client.query("begin");
    client.query("insert into payments values ('order-3')");
    std::string seen;
    for (const Passed& passed : proxy.passed("order-1")) seen += passed.verb + (passed.answered ? "! " : " ");
    BOOST_TEST(seen == "BEGIN BEGIN! INSERT INSERT! COMMIT COMMIT! BEGIN BEGIN! SELECT SELECT! ROLLBACK ROLLBACK! ");
    proxy.forget("order-1");
    BOOST_TEST(proxy.passed("order-1").empty());
}

BOOST_FIXTURE_TEST_CASE(a_client_that_goes_away_is_told_to_the_server, Proxied) {
    {
        const Client client(proxy.port(), "application_name=leaving");
        client.query("begin");
    }
    const auto left = [&] {
        return direct.query("select count(*) from pg_stat_activity where application_name = 'leaving'");
    };
    const auto deadline = Clock::now() + std::chrono::seconds(10);
    while (left() != "0" && Clock::now() < deadline) {
    }
    BOOST_TEST(left() == "0");
}

BOOST_FIXTURE_TEST_CASE(a_trap_fires_once_though_many_race, Proxied) {
    const auto trap = proxy.arm(parse_moment("on(INSERT)"), parse_fault("reset"));
    std::vector<std::thread> threads;
    std::atomic<int> failed{0};
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&] { failed += Client(proxy.port()).query(insert) != "INSERT 0 1"; });
    }
    for (auto& thread : threads) thread.join();
    BOOST_TEST(failed == 1);
    BOOST_TEST(stored() == "7");
    BOOST_TEST(proxy.fired(trap, in_ms(0)).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

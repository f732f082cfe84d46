#include "keeper/sample_run.hpp"
#include "offbeat/error.hpp"
#include "offbeat/keeper/keeper.hpp"
#include "offbeat/stack/stack.hpp"
#include "process/process_table.hpp"

#include <boost/test/unit_test.hpp>

#include <poll.h>
#include <postgresql/libpq-fe.h>
#include <signal.h>

#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>

using namespace offbeat;
using namespace offbeat::stack;
using namespace std::chrono_literals;
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

namespace {

double ms_since(Clock::time_point begin) {
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

Service database() {
    Service service;
    service.name = "db";
    service.kind = Service::Kind::postgresql;
    service.database = "payments";
    return service;
}

// A server of one line: answers each connection with its process id, and has a child.
Service program() {
    Service service;
    service.name = "web";
    service.command = {"python3", "-c",
                       "import os, socket, sys, time\n"
                       "s = socket.create_server(('{host}', {port}))\n"
                       "if os.fork() == 0:\n"
                       "    os.setsid()\n"
                       "    while True: time.sleep(60)\n"
                       "print('up', os.getcwd(), os.environ['GREETING'], flush=True)\n"
                       "while True:\n"
                       "    c, _ = s.accept(); c.sendall(str(os.getpid()).encode()); c.close()\n"};
    service.environment = {"GREETING=hello"};
    return service;
}

template <class Condition>
bool soon(Condition condition, std::chrono::milliseconds limit = 20s) {
    for (const auto until = Clock::now() + limit; !condition(); poll(nullptr, 0, 2)) {
        if (Clock::now() > until) return false;
    }
    return true;
}

std::string url(const Stack& stack) {
    return "postgresql://postgres@127.0.0.1:" + std::to_string(stack.endpoint("db").port) +
           "/payments?connect_timeout=2";
}

bool accepts(const Stack& stack) {
    return PQping(url(stack).c_str()) == PQPING_OK;
}

std::string answer(const Stack& stack, const std::string& sql) {
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectdb(url(stack).c_str()), &PQfinish);
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(connection.get(), sql.c_str()), &PQclear);
    if (PQresultStatus(result.get()) == PGRES_COMMAND_OK) return "";
    if (PQresultStatus(result.get()) != PGRES_TUPLES_OK) return PQerrorMessage(connection.get());
    return PQgetvalue(result.get(), 0, 0);
}

std::vector<process::Entry> at_work() {
    std::vector<process::Entry> found;
    for (const auto& entry : process::all_processes()) {
        if (entry.is_alive() && process::works_in(entry.pid, keeper::Keeper::instance().folder()))
            found.push_back(entry);
    }
    return found;
}

bool says(const std::exception& error, const std::string& text) {
    BOOST_TEST_MESSAGE(error.what());
    return std::string(error.what()).find(text) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(process_stack)

BOOST_AUTO_TEST_CASE(a_database_survives_everything_but_its_stack) {
    std::vector<int> segments;
    {
        auto begin = Clock::now();
        const auto stack = make_process_stack("lane");
        BOOST_TEST(stack->target() == std::string("process"));
        BOOST_TEST(stack->own_address() == "127.0.0.1");
        BOOST_TEST((stack->state("db") == State::absent));
        stack->launch(database());
        BOOST_REQUIRE(soon([&] { return accepts(*stack); }));
        std::cout << "keeper + template + database up: " << ms_since(begin) << " ms\n";
        BOOST_TEST(answer(*stack, "create table t as select 7 as n") == "");
        const int port = stack->endpoint("db").port;

        begin = Clock::now();
        stack->stop("db");
        std::cout << "stop: " << ms_since(begin) << " ms\n";
        BOOST_TEST((stack->state("db") == State::stopped));
        BOOST_TEST(!accepts(*stack));
        BOOST_TEST(at_work().empty());
        stack->stop("db");
        stack->kill("db");
        BOOST_CHECK_EXCEPTION(stack->pause("db"), Error, [](const auto& e) { return says(e, "doesn't run"); });
        begin = Clock::now();
        stack->start("db");
        BOOST_REQUIRE(soon([&] { return accepts(*stack); }));
        std::cout << "start to accepting: " << ms_since(begin) << " ms\n";
        stack->start("db");
        BOOST_TEST(stack->endpoint("db").port == port);

        begin = Clock::now();
        stack->kill("db");
        std::cout << "kill: " << ms_since(begin) << " ms\n";
        BOOST_TEST((stack->state("db") == State::stopped));
        BOOST_TEST(at_work().empty());
        begin = Clock::now();
        stack->start("db");
        BOOST_REQUIRE(soon([&] { return accepts(*stack); }));
        std::cout << "start after kill to accepting: " << ms_since(begin) << " ms\n";
        BOOST_TEST(answer(*stack, "select n from t") == "7");
        BOOST_TEST(stack->log("db").find("was not properly shut down") != std::string::npos);
        BOOST_TEST(stack->log("db", stack->log("db").size()) == "");
        stack->kill("db");  // its shared memory stays behind
        segments = segments_below(keeper::Keeper::instance().folder());
        BOOST_REQUIRE(segments.size() == 1);
        BOOST_TEST(is_segment(segments[0]));
    }
    BOOST_TEST(!is_segment(segments[0]));
}

BOOST_AUTO_TEST_CASE(a_frozen_database_is_frozen_whole) {
    const auto stack = make_process_stack("lane");
    stack->launch(database());
    BOOST_REQUIRE(soon([&] { return accepts(*stack); }));
    auto begin = Clock::now();
    stack->pause("db");
    std::cout << "pause: " << ms_since(begin) << " ms\n";
    BOOST_TEST((stack->state("db") == State::paused));
    BOOST_TEST(at_work().size() >= 5);
    for (const auto& entry : at_work()) BOOST_TEST(entry.state == 'T', entry.name);
    stack->pause("db");
    BOOST_CHECK_EXCEPTION(stack->start("db"), Error, [](const auto& e) { return says(e, "paused"); });
    begin = Clock::now();
    stack->unpause("db");
    std::cout << "unpause: " << ms_since(begin) << " ms\n";
    BOOST_TEST((stack->state("db") == State::running));
    BOOST_TEST(answer(*stack, "select 6 * 7") == "42");
    stack->unpause("db");
    stack->pause("db");
    begin = Clock::now();
    stack->stop("db");  // doesn't wait for the frozen
    BOOST_TEST(ms_since(begin) < 5000);
    BOOST_TEST((stack->state("db") == State::stopped));
    stack->start("db");
    stack->pause("db");
    stack->kill("db");
    BOOST_TEST(at_work().empty());
}

BOOST_AUTO_TEST_CASE(connections_that_come_and_go_while_it_is_frozen) {
    const auto stack = make_process_stack("lane");
    stack->launch(database());
    BOOST_REQUIRE(soon([&] { return accepts(*stack); }));
    for (int i = 0; i < 20; ++i) {
        const std::unique_ptr<PGconn, decltype(&PQfinish)> begun(PQconnectStart(url(*stack).c_str()), &PQfinish);
        stack->pause("db");
        for (const auto& entry : at_work()) BOOST_TEST(entry.state == 'T', entry.name);
        stack->unpause("db");
    }
}

BOOST_AUTO_TEST_CASE(a_program_with_its_children) {
    const auto stack = make_process_stack("lane");
    const auto begin = Clock::now();
    stack->launch(program());
    BOOST_REQUIRE(soon([&] { return stack->log("web").find("hello") != std::string::npos; }));
    std::cout << "program up: " << ms_since(begin) << " ms\n";
    BOOST_TEST(stack->log("web").find(keeper::Keeper::instance().folder().string()) != std::string::npos);
    BOOST_TEST(at_work().size() == 2);
    stack->pause("web");
    for (const auto& entry : at_work()) BOOST_TEST(entry.state == 'T');
    stack->unpause("web");
    stack->stop("web");
    BOOST_TEST((stack->state("web") == State::stopped));
    BOOST_TEST(at_work().empty());
    const int port = stack->endpoint("web").port;
    stack->start("web");
    BOOST_TEST(stack->endpoint("web").port == port);
    BOOST_TEST(at_work().size() >= 1);
    stack->kill("web");
    BOOST_TEST(at_work().empty());
    BOOST_TEST(!stack->disconnect("web"));
    stack->connect("web");
}

BOOST_AUTO_TEST_CASE(a_program_works_in_a_copy_of_its_folder) {
    const auto folder = keeper::Keeper::instance().folder() / "source";
    fs::create_directory(folder);
    std::ofstream(folder / "serve.sh") << "#!/bin/sh\nid -un; cat word; echo x > new; exec sleep 60\n";
    std::ofstream(folder / "word") << "from the folder\n";
    fs::permissions(folder / "serve.sh", fs::perms::owner_all);
    const auto stack = make_process_stack("lane");
    Service service;
    service.name = "web";
    service.command = {"./serve.sh"};
    service.folder = folder;
    stack->launch(service);
    BOOST_REQUIRE(soon([&] { return stack->log("web").find("from the folder") != std::string::npos; }));
    BOOST_TEST(stack->log("web").find("root") == std::string::npos);
    BOOST_TEST(!fs::exists(folder / "new"));
    fs::remove_all(folder);
}

BOOST_AUTO_TEST_CASE(what_goes_wrong_is_said) {
    const auto stack = make_process_stack("lane");
    const auto launch = [&](const std::vector<std::string>& command) {
        Service service;
        service.name = "web";
        service.command = command;
        stack->launch(service);
    };
    BOOST_CHECK_EXCEPTION(launch({"sh", "-c", "echo no luck; exit 3"}), Error, [](const auto& e) {
        return says(e, "web ended with status 3 as soon as it was started; its log ends:\nno luck\n");
    });
    BOOST_CHECK_EXCEPTION(launch({"sh", "-c", "kill -9 $$"}), Error, [](const auto& e) { return says(e, "signal 9"); });
    BOOST_CHECK_EXCEPTION(launch({"no-such-program"}), EnvironmentError,
                          [](const auto& e) { return says(e, "no program no-such-program"); });
    BOOST_CHECK_EXCEPTION(launch({"/no/such"}), Error, [](const auto& e) { return says(e, "No such file"); });
    BOOST_CHECK_EXCEPTION(launch({}), Error, [](const auto& e) { return says(e, "no command"); });
    BOOST_CHECK_EXCEPTION(stack->stop("web"), Error, [](const auto& e) { return says(e, "no service web"); });
    BOOST_CHECK_EXCEPTION(make_process_stack("../up"), Error, [](const auto& e) { return says(e, "no name"); });
    auto wrong = database();
    wrong.settings = {"no_such_setting=1"};
    BOOST_CHECK_EXCEPTION(stack->launch(wrong), Error, [](const auto& e) {
        return says(e, "unrecognized configuration parameter") && says(e, "db ended with status 1");
    });
    BOOST_TEST(at_work().empty());
    BOOST_TEST(fs::is_empty(keeper::Keeper::instance().folder()));
    stack->launch(database());
    BOOST_CHECK_EXCEPTION(stack->launch(database()), Error, [](const auto& e) { return says(e, "already"); });
}

BOOST_AUTO_TEST_CASE(settings_come_before_what_healing_relies_on) {
    const auto stack = make_process_stack("lane");
    auto service = database();
    service.settings = {"fsync=on", "listen_addresses=*", "max_connections=33"};
    stack->launch(service);
    BOOST_REQUIRE(soon([&] { return accepts(*stack); }));
    BOOST_TEST(answer(*stack, "show fsync") == "on");
    BOOST_TEST(answer(*stack, "show max_connections") == "33");
    BOOST_TEST(answer(*stack, "show listen_addresses") == "127.0.0.1");
}

BOOST_AUTO_TEST_CASE(lanes_start_side_by_side) {
    const auto begin = Clock::now();
    std::vector<std::unique_ptr<Stack>> lanes;
    for (int i = 0; i < 4; ++i) {
        lanes.push_back(make_process_stack("lane"));
        lanes.back()->launch(database());
    }
    for (const auto& lane : lanes) BOOST_TEST(soon([&] { return accepts(*lane); }));
    std::cout << "4 databases up: " << ms_since(begin) << " ms\n";
}

BOOST_AUTO_TEST_SUITE_END()

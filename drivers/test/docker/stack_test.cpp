#include "offbeat/keeper/keeper.hpp"
#include "offbeat/stack/docker_stack.hpp"
#include "scene.hpp"

#include <postgresql/libpq-fe.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <thread>

using namespace offbeat::docker;
using namespace offbeat::stack;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
namespace fs = std::filesystem;

namespace {

double ms_since(Clock::time_point begin) {
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

// The first cell of the answer, or the error.
std::string answer(const Endpoint& server, const std::string& sql) {
    const auto url =
        "postgresql://postgres@" + server.host + ":" + std::to_string(server.port) + "/payment?connect_timeout=2";
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectdb(url.c_str()), &PQfinish);
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(connection.get(), sql.c_str()), &PQclear);
    if (PQresultStatus(result.get()) != PGRES_TUPLES_OK) return PQerrorMessage(connection.get());
    return PQgetvalue(result.get(), 0, 0);
}

// How long it took to accept.
double accepts(const Stack& stack, Clock::time_point begin) {
    while (answer(stack.endpoint("db"), "select 1") != "1" && ms_since(begin) < 20'000)
        std::this_thread::sleep_for(2ms);
    BOOST_TEST(answer(stack.endpoint("db"), "select 1") == "1");
    return ms_since(begin);
}

Service database() {
    Service service;
    service.name = "db";
    service.kind = Service::Kind::postgresql;
    service.database = "payment";
    service.settings = {"max_connections=33"};
    return service;
}

std::string run() {
    return offbeat::keeper::Keeper::instance().run();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(docker_stack, NEEDS_ENGINE)

BOOST_AUTO_TEST_CASE(a_database_through_all_that_can_happen_to_it) {
    Engine engine;
    auto begin = Clock::now();
    auto stack = make_docker_stack("life");
    const auto network = ms_since(begin);
    stack->launch(database());
    const auto launched = ms_since(begin);
    const auto up = accepts(*stack, begin);
    std::printf("stack: network %.0f, launched %.0f, accepts %.0f ms\n", network, launched, up);
    const auto ask = [&](const std::string& sql) { return answer(stack->endpoint("db"), sql); };
    BOOST_TEST(stack->target() == std::string("docker"));
    BOOST_TEST(ask("show max_connections") == "33");
    BOOST_TEST(ask("create table t (n int); insert into t values (7); select n from t") == "7");
    BOOST_TEST((stack->state("db") == State::running));

    for (const bool crash : {false, true, false, true}) {
        begin = Clock::now();
        crash ? stack->kill("db") : stack->stop("db");
        const auto down = ms_since(begin);
        crash ? stack->kill("db") : stack->stop("db");
        BOOST_TEST((stack->state("db") == State::stopped));
        begin = Clock::now();
        stack->start("db");
        const auto started = ms_since(begin);
        std::printf("%s %.0f, start %.0f, accepts %.0f ms\n", crash ? "kill" : "stop", down, started,
                    accepts(*stack, begin));
        stack->start("db");
        BOOST_TEST(ask("select n from t") == "7");
        BOOST_TEST(stack->log("db").find(crash ? "automatic recovery in progress" : "fast shutdown request") !=
                   std::string::npos);
    }
    for (int i = 0; i < 2; ++i) stack->pause("db");
    BOOST_TEST((stack->state("db") == State::paused));
    for (int i = 0; i < 2; ++i) stack->unpause("db");
    BOOST_TEST(ask("select n from t") == "7");
    for (int i = 0; i < 2; ++i) BOOST_TEST(stack->disconnect("db"));
    BOOST_TEST_HOLDS(ask("select n from t"), "onnect");
    for (int i = 0; i < 2; ++i) stack->connect("db");
    BOOST_TEST(ask("select n from t") == "7");
    const auto id = engine.containers({{"offbeat.run", run()}}).at(0).id;
    BOOST_TEST(engine.inspect(id).networks.at(0).aliases == std::vector<std::string>{"db"},
               boost::test_tools::per_element());

    const auto log = stack->log("db");
    BOOST_TEST(stack->log("db", log.size() - 10) == log.substr(log.size() - 10));
    BOOST_TEST(stack->log("db", log.size() + 10).empty());
    BOOST_TEST_HOLDS(refusal<offbeat::Error>([&] { stack->stop("dbb"); }), "no service \"dbb\"; did you mean \"db\"?");
    BOOST_TEST((stack->state("web") == State::absent));

    begin = Clock::now();
    stack.reset();
    std::printf("removed in %.0f ms\n", ms_since(begin));
    BOOST_TEST(engine.containers({{"offbeat.run", run()}}).empty());
    BOOST_TEST(engine.networks({{"offbeat.run", run()}}).empty());
}

BOOST_AUTO_TEST_CASE(a_program_reads_its_folder_and_reaches_the_database_by_name) {
    const auto folder = fs::temp_directory_path() / Scene::fresh_name();
    fs::create_directories(folder);
    std::ofstream(folder / "app.py") << "import os, psycopg2\n"
                                        "def application(environ, start_response):\n"
                                        "    psycopg2.connect('postgresql://postgres@db/payment')\n"
                                        "    try: open('/srv/x', 'w'); written = 'written'\n"
                                        "    except OSError: written = 'read-only'\n"
                                        "    print('served', flush=True)\n"
                                        "    start_response('200 OK', [])\n"
                                        "    return [(written + ' ' + os.environ['WORD']).encode()]\n";
    auto stack = make_docker_stack("program");
    Service web;
    web.name = "web";
    web.command = {"gunicorn", "--workers=2", "--bind={host}:{port}", "app"};
    web.folder = folder;
    web.environment = {"WORD=word"};
    // Both at once, as a campaign does.
    const auto begin = Clock::now();
    std::thread other([&] { stack->launch(database()); });
    stack->launch(web);
    other.join();
    accepts(*stack, begin);
    const auto endpoint = stack->endpoint("web");
    const auto script = "import time, urllib.request\n"
                        "for i in range(2000):\n"
                        "    try: print(urllib.request.urlopen('http://" +
                        endpoint.host + ":" + std::to_string(endpoint.port) +
                        "/', timeout=5).read().decode(), end=''); break\n"
                        "    except OSError: time.sleep(.005)\n";
    FILE* pipe = popen(("/usr/bin/python3 -c \"" + script + "\"").c_str(), "r");
    char said[100] = {};
    BOOST_TEST(std::fread(said, 1, sizeof said - 1, pipe) > 0U);
    pclose(pipe);
    std::printf("database and gunicorn answer after %.0f ms\n", ms_since(begin));
    BOOST_TEST(said == std::string("read-only word"));
    BOOST_TEST_HOLDS(stack->log("web"), "served");
    fs::remove_all(folder);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_launched_leaves_nothing) {
    Engine engine;
    auto stack = make_docker_stack("wrong");
    Service service;
    service.name = "web";
    service.command = {"/no/such/program"};
    BOOST_TEST_HOLDS(refusal<EngineError>([&] { stack->launch(service); }), "no such file or directory");
    service.image = "no-such/image";
    BOOST_TEST_HOLDS(refusal<offbeat::EnvironmentError>([&] { stack->launch(service); }), "no-such/image is missing");
    stack.reset();
    BOOST_TEST(engine.containers({{"offbeat.run", run()}}).empty());
    BOOST_TEST(engine.networks({{"offbeat.run", run()}}).empty());
}

BOOST_AUTO_TEST_CASE(the_target_is_chosen_with_its_reason) {
    BOOST_TEST(choose_target("").target == "docker");
    BOOST_TEST_HOLDS(choose_target("").reason, " answers at /");
    BOOST_TEST(choose_target("process").reason == "asked for");
    BOOST_TEST_HOLDS(choose_target("docker").reason, "asked for; Docker Engine ");
    BOOST_TEST_HOLDS(refusal<offbeat::SetupError>([] { choose_target("dokcer"); }), "expected docker or process");
    const char* host = std::getenv("DOCKER_HOST");
    const std::string kept = host ? host : "";
    setenv("DOCKER_HOST", "unix:///nowhere", 1);
    BOOST_TEST(choose_target("").target == "process");
    BOOST_TEST_HOLDS(choose_target("").reason, "no Docker Engine answers at /nowhere");
    kept.empty() ? unsetenv("DOCKER_HOST") : setenv("DOCKER_HOST", kept.c_str(), 1);
}

BOOST_AUTO_TEST_CASE(calls_are_cheap) {
    Scene scene;
    const auto id = scene.make("true");
    constexpr int rounds = 300;
    auto begin = Clock::now();
    for (int i = 0; i < rounds; ++i) scene.engine.ping();
    const auto ping = ms_since(begin) / rounds;
    begin = Clock::now();
    for (int i = 0; i < rounds; ++i) scene.engine.inspect(id);
    std::printf("ping %.3f ms, inspect %.3f ms\n", ping, ms_since(begin) / rounds);
    BOOST_TEST(ping < 20);
}

BOOST_AUTO_TEST_SUITE_END()

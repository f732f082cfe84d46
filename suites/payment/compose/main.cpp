// The plan as its user runs it by hand: docker-compose brings the stack up, the database's container is found by its
// labels, stopped and started again. Where no engine or no docker-compose is, it says so and is skipped.
//
//     payment-compose [BOOST_TEST_OPTION…] -- ROOT

#define BOOST_TEST_NO_MAIN
#include "offbeat/docker/engine.hpp"
#include "offbeat/error.hpp"
#include "offbeat/keeper/keeper.hpp"
#include "offbeat/ready/every_worker.hpp"
#include "offbeat/stack/docker_stack.hpp"
#include "support/reported_run.hpp"

#include <boost/test/unit_test.hpp>

#include <unistd.h>

#include <cstdlib>
#include <iostream>

namespace {

namespace http = offbeat::http;
using namespace std::chrono_literals;

/// As test drivers know it: nothing was tested.
constexpr int skipped_status = 77;
constexpr auto answer_limit = 20s;
constexpr std::size_t workers_of_the_service = 2;

std::string argument(int at) {
    const auto& suite = boost::unit_test::framework::master_test_suite();
    if (at >= suite.argc) throw std::runtime_error("usage: payment-compose -- ROOT");
    return suite.argv[at];
}

/// The plan's docker-compose.yml, up as long as this lives, with images that need no registry.
class Compose {
public:
    explicit Compose(const std::string& root)
        : file_(root + "/suites/payment/docker-compose.yml"), project_("offbeat_compose_" + std::to_string(getpid())) {
        if (support::run_silently({root + "/tools/images/build", "postgresql", "python"}) != 0)
            throw std::runtime_error("tools/images/build failed");
        setenv("PAYMENT_DB_IMAGE", "offbeat/postgresql", 1);
        setenv("PAYMENT_WEB_IMAGE", "offbeat/python", 1);
        setenv("PAYMENT_PORT", "0", 1);  // any that is free
        up_ = call({"up", "-d"}) == 0;
    }
    Compose(const Compose&) = delete;
    Compose& operator=(const Compose&) = delete;
    ~Compose() { call({"down", "--volumes", "--timeout", "1"}); }

    [[nodiscard]] bool up() const { return up_; }
    [[nodiscard]] const std::string& project() const { return project_; }

private:
    int call(std::vector<std::string> words) const {
        words.insert(words.begin(), {"/usr/bin/docker-compose", "--file", file_, "--project-name", project_});
        return support::run_silently(words);
    }

    std::string file_;
    std::string project_;
    bool up_ = false;
};

http::Outcome pay(const offbeat::stack::Stack& stack, const std::string& order) {
    const http::Request request{"POST",
                                "/payment",
                                R"({"order_id": ")" + order + R"(", "amount": 12.5})",
                                {{"Content-Type", "application/json"}}};
    return http::Connection(stack.endpoint("web")).send(request, answer_limit);
}

int status_of(const offbeat::stack::Stack& stack, const std::string& order) {
    return http::Connection(stack.endpoint("web"))
        .send({"GET", "/payment/" + order, {}, {}}, answer_limit)
        .response.status;
}

/// Of every worker: one that is healthy says nothing about the next one.
void await_health(const offbeat::stack::Stack& stack, int status) {
    http::Workers workers(stack.endpoint("web"), workers_of_the_service);
    offbeat::ready::EveryWorker health(workers, {{"GET", "/health", {}, {}}, status});
    offbeat::ready::wait(health, answer_limit);
}

/// Why nothing can be tested here; empty: it can.
std::string missing() {
    if (access("/usr/bin/docker-compose", X_OK) != 0) return "no docker-compose (Debian's package of that name)";
    try {
        const offbeat::docker::Engine engine;
        return {};
    } catch (const offbeat::EnvironmentError& none) {
        return none.what();
    }
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_plans_user_stops_the_database_by_its_label_and_starts_it_again) {
    const Compose compose(argument(1));
    BOOST_REQUIRE(compose.up());
    const auto stack = offbeat::stack::attach_docker_stack(compose.project());
    await_health(*stack, 200);
    const auto first = pay(*stack, "compose-1");
    BOOST_TEST(first.response.status == 201, first.text());

    stack->stop("db");
    await_health(*stack, 503);
    const auto refused = pay(*stack, "compose-2");
    BOOST_TEST(refused.response.status == 503, refused.text());
    BOOST_TEST(refused.response.body.find("database") != std::string::npos, refused.response.body);

    stack->start("db");
    await_health(*stack, 200);
    BOOST_TEST(status_of(*stack, "compose-1") == 200);
    BOOST_TEST(status_of(*stack, "compose-2") == 404);
    const auto repeated = pay(*stack, "compose-2");
    BOOST_TEST(repeated.response.status == 201, repeated.text());
    BOOST_TEST(stack->log("web").find("compose-2") != std::string::npos);
}

int main(int argc, char* argv[]) {
    offbeat::keeper::serve_if_asked(argc, argv);
    if (const std::string reason = missing(); !reason.empty()) {
        std::cout << "payment-compose: skipped: " << reason << '\n';
        return skipped_status;
    }
    return boost::unit_test::unit_test_main([] { return true; }, argc, argv);
}

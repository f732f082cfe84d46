#include "payment_service.hpp"

#include "offbeat/error.hpp"
#include "offbeat/option.hpp"
#include "payment_stack.hpp"

#include <pqxx/pqxx>

namespace {

using namespace std::chrono_literals;

/// The option is the outage provider's.
std::string asked_target() {
    for (const offbeat::Option* option : offbeat::Option::all()) {
        if (option->name() == "outage-target") return option->value();
    }
    return {};
}

std::unique_ptr<offbeat::stack::Stack> deployed() {
    const bool docker = offbeat::stack::choose_target(asked_target()).target == "docker";
    auto stack =
        docker ? offbeat::stack::make_docker_stack("requests") : offbeat::stack::make_process_stack("requests");
    deploy_payment(*stack, PaymentSettings{}, nullptr);
    return stack;
}

}  // namespace

PaymentService& PaymentService::instance() {
    static PaymentService one;
    return one;
}

PaymentService::PaymentService() : stack_(deployed()), connection_(stack_->endpoint("web")) {}

offbeat::http::Response PaymentService::pay(const std::string& body) {
    const auto outcome = connection_.send({"POST", "/payment", body, {{"Content-Type", "application/json"}}}, 10s);
    if (outcome.kind == offbeat::http::Outcome::Kind::answered) return outcome.response;
    throw offbeat::Error("the payment service: " + outcome.text());
}

std::string PaymentService::books() {
    const auto database = stack_->endpoint("db");
    pqxx::connection connection("host=" + database.host + " port=" + std::to_string(database.port) +
                                " dbname=payment_db user=postgres password=postgres connect_timeout=10");
    pqxx::nontransaction work(connection);
    const auto row = work.exec1("select count(*), coalesce(md5(string_agg(payments::text, ';' order by id)), ''), "
                                "coalesce((array_agg(payments::text order by id desc))[1], 'none') from payments");
    return row[0].as<std::string>() + " payments (" + row[1].as<std::string>() +
           "), the last: " + row[2].as<std::string>();
}

#include "payment_service.hpp"

#include "books_reader.hpp"
#include "offbeat/error.hpp"
#include "offbeat/outage/target.hpp"
#include "payment_stack.hpp"

namespace {

using namespace std::chrono_literals;

std::unique_ptr<offbeat::stack::Stack> deployed() {
    auto stack = offbeat::outage::make_stack("requests");
    deploy_payment(*stack, PaymentSettings{}, nullptr);
    return stack;
}

}  // namespace

PaymentService& PaymentService::instance() {
    static std::exception_ptr trouble;
    if (trouble != nullptr) std::rethrow_exception(trouble);
    try {
        static PaymentService one;
        return one;
    } catch (...) {
        trouble = std::current_exception();  // two hundred rows needn't each wait for what doesn't come
        throw;
    }
}

PaymentService::PaymentService() : stack_(deployed()), connection_(stack_->endpoint("web")) {}

offbeat::http::Response PaymentService::pay(const std::string& body) {
    const auto outcome = connection_.send({"POST", "/payment", body, {{"Content-Type", "application/json"}}}, 10s);
    if (outcome.kind == offbeat::http::Outcome::Kind::answered) return outcome.response;
    throw offbeat::Error("the payment service: " + outcome.text());
}

std::string PaymentService::books() {
    return BooksReader(stack_->endpoint("db")).fingerprint();
}

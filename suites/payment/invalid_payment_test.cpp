// Every illegal request to pay, one attribute at a time, as it goes over the wire.

#include "offbeat/orthotropic/test_base.hpp"
#include "payment_request.hpp"
#include "payment_service.hpp"

#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>

namespace {

/// Whether there are attributes in it that could be named: JSON in UTF-8, an object.
bool can_be_read(const std::string& body) {
    boost::json::parse_options options;
    options.allow_invalid_utf8 = false;
    boost::json::error_code error;
    return boost::json::parse(body, error, {}, options).is_object() && !error;
}

std::string member(const boost::json::value& answer, const char* name) {
    const auto* object = answer.if_object();
    const auto* value = object == nullptr ? nullptr : object->if_contains(name);
    return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

/// What the service said, as the protocol judges it. Only a 400 that says what is wrong is a refusal of the request;
/// its code is the status otherwise, which no config expects.
offbeat::Response judged(const offbeat::http::Response& response) {
    boost::json::error_code error;
    const auto answer = boost::json::parse(response.body, error);
    offbeat::Response told{response.status / 100 == 2, member(answer, "code"), member(answer, "attribute"),
                           member(answer, "error")};
    if (response.status != 400 || told.message.empty()) told.code = "HTTP " + std::to_string(response.status);
    return told;
}

}  // namespace

class InvalidPaymentFuncExceptionTest
    : public offbeat::OrthotropicRequestTestBase<InvalidPaymentFuncExceptionTest, CreatePaymentRequest> {
public:
    OFFBEAT_TEST(testInvalidPayment, .dataProvider = "OrthotropicRequestProvider", .groups = {"funcExp"},
                 .description = "every illegal payment is refused for the right reason, and none is stored")
    void testInvalidPayment(const offbeat::OrthotropicRequest<CreatePaymentRequest>& request) {
        expect_refused(request);
    }

    OFFBEAT_TEST(testMalformedBody, .groups = {"funcExp"},
                 .description = "a body that is no payment at all is refused as a whole, and nothing is stored",
                 .parameters = {"body", "expect"})
    void testMalformedBody(const std::string& body, const std::string& expect) {
        const std::string before = state();
        const offbeat::Response response = judged(PaymentService::instance().pay(body));
        BOOST_TEST(!response.accepted);
        BOOST_TEST(response.code == expect);
        BOOST_TEST(response.attribute == "(request)");
        BOOST_TEST(state() == before);
    }

protected:
    offbeat::Response send(const CreatePaymentRequest* request) override {
        const std::string body = offbeat::wire_json(request);
        offbeat::Response response = judged(PaymentService::instance().pay(body));
        // Who can't read a body can't name an attribute in it; who can, must.
        if (response.attribute == "(request)" && !can_be_read(body)) response.attribute.clear();
        must_name_ = can_be_read(body);
        return response;
    }

    [[nodiscard]] std::optional<bool> refusals_name_the_attribute() const override { return must_name_; }

    std::string state() override { return PaymentService::instance().books(); }

private:
    bool must_name_ = true;
};

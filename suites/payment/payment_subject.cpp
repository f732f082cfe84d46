#include "payment_subject.hpp"

#include "books_reader.hpp"
#include "offbeat/error.hpp"

#include <boost/property_tree/json_parser.hpp>

#include <cmath>
#include <sstream>

using offbeat::http::Request;
using offbeat::http::Response;

namespace {

/// What every test payment pays; the service keeps two decimals.
constexpr const char* amount = "10.50";

boost::property_tree::ptree parsed(const std::string& json) {
    boost::property_tree::ptree tree;
    std::istringstream in(json);
    try {
        read_json(in, tree);
    } catch (const boost::property_tree::json_parser_error&) {
        tree.clear();  // an answer that isn't JSON names nothing
    }
    return tree;
}

}  // namespace

PaymentSubject::PaymentSubject(const offbeat::outage::Deployment& deployment)
    : stack_(deployment.stack),
      scale_(deployment.scale),
      settings_(PaymentSettings::scaled(deployment)) {
    deploy_payment(deployment.stack, settings_, &deployment.proxy);
}

std::chrono::milliseconds PaymentSubject::unscaled_silence() const {
    const double longer = settings_.database_timeout - PaymentSettings().database_timeout * scale_;
    return std::chrono::milliseconds(static_cast<long>(payment_attempts * longer * 1000));
}

unsigned PaymentSubject::workers() const {
    return payment_workers;
}

Request PaymentSubject::request(const std::string& key) const {
    return {"POST",
            "/payment",
            R"({"order_id": ")" + key + R"(", "amount": )" + amount + '}',
            {{"Content-Type", "application/json"}}};
}

Request PaymentSubject::lookup(const std::string& key) const {
    return {"GET", "/payment/" + key};
}

Request PaymentSubject::health() const {
    return {"GET", "/health"};
}

bool PaymentSubject::healthy(const Response& health) const {
    return health.status == 200 && parsed(health.body).get("status", "") == "healthy";
}

bool PaymentSubject::knows_outage(const Response& health) const {
    return parsed(health.body).get("circuit", "") == "open";
}

bool PaymentSubject::same_data(const Response& answer, const std::string& row) const {
    const double told = parsed(answer.body).get("amount", std::nan(""));
    return std::abs(told - std::stod(row)) < 0.005;
}

std::map<std::string, offbeat::outage::StoredRows> PaymentSubject::stored(const std::vector<std::string>& keys) const {
    return BooksReader(stack_.endpoint("db")).amounts(keys);
}

void PaymentSubject::settle(std::chrono::milliseconds limit) const {
    BooksReader(stack_.endpoint("db")).await_no_transaction(limit);
}

void PaymentSubject::await_database(std::chrono::milliseconds limit) const {
    await_payment_database(stack_.endpoint("db"), limit);
}

PaymentSubject::LogLines PaymentSubject::log_of(const std::string& log, const std::string& key) const {
    LogLines lines;
    std::istringstream in(log);
    for (std::string line; std::getline(in, line);) {
        if (line.find('"' + key + '"') == std::string::npos) continue;
        const auto entry = parsed(line);
        if (entry.get("order_id", "") != key) continue;
        lines.text += line + '\n';
        if (entry.get("event", "") == "payment.retry") ++lines.retries;
    }
    return lines;
}

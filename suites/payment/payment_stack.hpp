#pragma once

#include "offbeat/outage/subject.hpp"
#include "offbeat/stack/stack.hpp"

#include <chrono>

namespace offbeat::proxy {
class FaultProxy;
}

/// How the payment service is set: the plan's variables, and those that follow from them.
struct PaymentSettings {
    double retry_delay = 2;       ///< seconds between two attempts
    double database_timeout = 2;  ///< seconds that connecting, and each statement, may take
    double outage_fresh = 2;      ///< seconds for which an outage is retried, before requests fail at once
    double probe_interval = 0.25;

    /// All times that the service waits by itself, scaled; but for those that a machine needs whatever the scale.
    static PaymentSettings scaled(const offbeat::outage::Deployment& deployment);
};

/// How many processes of the service take requests.
inline constexpr unsigned payment_workers = 2;

/// How often a payment is tried.
inline constexpr unsigned payment_attempts = 3;

/// Starts the payment service and its database, and waits until it is healthy.
/// \param proxy to stand between the two; null: they are joined directly
/// \throws offbeat::Error where it doesn't become healthy in time, or ends by itself, with the end of its log
void deploy_payment(offbeat::stack::Stack& stack, const PaymentSettings& settings, offbeat::proxy::FaultProxy* proxy);

/// Waits until the payments' database answers a query at this address.
void await_payment_database(const offbeat::stack::Endpoint& database, std::chrono::milliseconds limit);

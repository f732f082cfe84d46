#pragma once

#include "offbeat/orthotropic/domain.hpp"
#include "offbeat/orthotropic/wire.hpp"

#include <boost/describe/class.hpp>

/// The body of `POST /payment`.
struct CreatePaymentRequest {
    offbeat::Wire<std::string> order_id;
    offbeat::Wire<double> amount;
};
BOOST_DESCRIBE_STRUCT(CreatePaymentRequest, (), (order_id, amount))

/// What the payments' table and the plan allow, written down independently of the service's own validation.
template <>
struct offbeat::Domains<CreatePaymentRequest> {
    static std::vector<offbeat::Domain> declare() {
        using Request = CreatePaymentRequest;
        return {
            domain(&Request::order_id).required().max_length(64).pattern("[A-Za-z0-9._-]+").unique(),
            domain(&Request::amount).required().decimal("0.01", "9999999999.99", 2),
        };
    }
};

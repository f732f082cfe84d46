#pragma once

#include "offbeat/http/client.hpp"
#include "offbeat/stack/stack.hpp"

#include <memory>
#include <string>

/// The payment service on a database of its own, joined directly: for tests of what it says, not of outages. It is
/// deployed by the first test that asks, on the target of `--outage-target`, and removed at the program's end.
class PaymentService {
public:
    /// \throws offbeat::Error where it doesn't become healthy: each time the same, it is tried once
    static PaymentService& instance();

    /// Its response to `POST /payment` with these bytes.
    /// \throws offbeat::Error where there is none within ten seconds
    offbeat::http::Response pay(const std::string& body);
    /// All payments that are stored, read past the service.
    std::string books();

private:
    PaymentService();

    std::unique_ptr<offbeat::stack::Stack> stack_;
    offbeat::http::Connection connection_;
};

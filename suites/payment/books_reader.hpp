#pragma once

#include "offbeat/outage/observation.hpp"
#include "offbeat/stack/stack.hpp"

#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <vector>

/// Reads the payments' table past the service and the proxy.
class BooksReader {
public:
    /// \throws offbeat::Error where the database doesn't take the connection
    explicit BooksReader(const offbeat::stack::Endpoint& database);
    ~BooksReader();
    BooksReader(const BooksReader&) = delete;
    BooksReader& operator=(const BooksReader&) = delete;

    /// The amounts that are stored for each order.
    [[nodiscard]] std::map<std::string, offbeat::outage::StoredRows> amounts(const std::vector<std::string>& orders);

    /// What all payments together are: it changes with any of them.
    [[nodiscard]] std::string fingerprint();

    /// Waits until no other connection is in a transaction, which could still commit.
    void await_no_transaction(std::chrono::milliseconds limit);

private:
    struct Link;
    std::unique_ptr<Link> link_;
};

#pragma once

#include "offbeat/ready/ready.hpp"

namespace offbeat::ready {

/// A PostgreSQL accepts a connection and answers a query.
class Postgresql final : public Check {
public:
    /// \param url as libpq takes it: `postgresql://postgres@127.0.0.1:5432/payments`
    /// \param answer the first row's first column must be this; empty: anything, no row included
    explicit Postgresql(std::string url, std::string query = "SELECT 1", std::string answer = {})
        : url_(std::move(url)), query_(std::move(query)), answer_(std::move(answer)) {}
    std::string look(Clock::time_point until) override;
    [[nodiscard]] std::string what() const override;

private:
    std::string url_, query_, answer_;
};

}  // namespace offbeat::ready

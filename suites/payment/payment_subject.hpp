#pragma once

#include "offbeat/outage/subject.hpp"
#include "payment_stack.hpp"

/// The payment service as outages see it.
class PaymentSubject final : public offbeat::outage::Subject {
public:
    /// Deploys it. \throws offbeat::Error where it doesn't become healthy
    explicit PaymentSubject(const offbeat::outage::Deployment& deployment);

    [[nodiscard]] unsigned workers() const override;
    [[nodiscard]] std::chrono::milliseconds unscaled_silence() const override;
    [[nodiscard]] offbeat::http::Request request(const std::string& key) const override;
    [[nodiscard]] offbeat::http::Request lookup(const std::string& key) const override;
    [[nodiscard]] offbeat::http::Request health() const override;
    [[nodiscard]] bool healthy(const offbeat::http::Response& health) const override;
    [[nodiscard]] bool knows_outage(const offbeat::http::Response& health) const override;
    [[nodiscard]] bool same_data(const offbeat::http::Response& answer, const std::string& row) const override;
    [[nodiscard]] std::map<std::string, offbeat::outage::StoredRows>
    stored(const std::vector<std::string>& keys) const override;
    void settle(std::chrono::milliseconds limit) const override;
    void await_database(std::chrono::milliseconds limit) const override;
    [[nodiscard]] LogLines log_of(const std::string& log, const std::string& key) const override;

private:
    offbeat::stack::Stack& stack_;
    double scale_;
    PaymentSettings settings_;
};

#pragma once

#include "offbeat/outage/observation.hpp"
#include "offbeat/outage/scenario.hpp"

#include <memory>
#include <string>

namespace offbeat {

/// What a test method of DockerOutageProvider takes: an outage as its driver's row has it, and what was seen when it
/// struck. Its scope is one key (an order id): the fault strikes the request that names it, and no other.
class Outage {
public:
    explicit Outage(outage::Scenario scenario) : scenario_(std::move(scenario)) {}

    [[nodiscard]] const outage::Scenario& scenario() const { return scenario_; }
    /// The key of this row's request in this run: unique, and in every statement that the fault may strike.
    [[nodiscard]] const std::string& key() const { return key_; }
    [[nodiscard]] const outage::Observation& seen() const { return seen_; }

    /// Set by the campaign that struck.
    void set_key(std::string key) { key_ = std::move(key); }
    [[nodiscard]] outage::Observation& observation() { return seen_; }

private:
    outage::Scenario scenario_;
    std::string key_;
    outage::Observation seen_;
};

}  // namespace offbeat

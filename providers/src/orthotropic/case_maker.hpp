#pragma once

#include "aims.hpp"
#include "driver_rows.hpp"
#include "offbeat/provider.hpp"

#include <memory>
#include <unordered_map>

namespace offbeat::orthotropic {

/// Makes the rows of a driver's cases, and refuses values that make none.
class CaseMaker {
public:
    explicit CaseMaker(std::shared_ptr<const RequestType> type);

    [[nodiscard]] Row null_request(const DriverRow& driver, const Legal& legal) const;

    /// The case of one value at an aim's target.
    /// \param from_type whether the value came from a type's row
    /// \throws SetupError where it was sent before, is the legal request's own, is legal, or can't be expressed
    [[nodiscard]] Row make(const DriverRow& driver, const Aim& aim, const expression::Expression& written,
                           bool from_type, const Value& value);

private:
    [[nodiscard]] std::string illegality(const Aim& aim, const Location& where, const Value& value,
                                         const Value& request) const;
    [[nodiscard]] std::string id_of(const Aim& aim, const Value& value, const std::string& content) const;

    std::shared_ptr<const RequestType> type_;
    std::vector<std::string> unique_;                 // the attributes that every request needs fresh
    std::unordered_map<std::string, Location> sent_;  // target, legal request and value -> the cell that sends it
    std::vector<std::pair<std::string, std::string>> in_ids_;  // each attribute, and how ids begin with it
};

}  // namespace offbeat::orthotropic

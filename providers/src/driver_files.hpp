#pragma once

#include "offbeat/provider.hpp"

#include <string>

namespace offbeat {

/// The driver of a method: the annotation's path, below testres where it is relative, or the one by convention.
std::string driver_of(const ProviderContext& context);

/// The one row of a method that waits to be configured.
class NotConfigured final : public RowSource {
public:
    NotConfigured(std::string driver, Row row) : driver_(std::move(driver)), row_(std::move(row)) {}

    bool next(Row& row) override;
    [[nodiscard]] SourceNotes notes() const override;

private:
    std::string driver_;
    Row row_;
    bool done_ = false;
};

}  // namespace offbeat

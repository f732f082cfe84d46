#pragma once

#include "offbeat/provider.hpp"

namespace offbeat {

/// One row a line of the method's driver: the default where a method takes parameters and names no provider.
class CsvProvider final : public DataProvider {
public:
    /// \throws SetupError where the driver can't be read, or its columns don't fit the method's parameters
    [[nodiscard]] std::unique_ptr<RowSource> rows(const ProviderContext& context) const override;
    /// Where the method's driver exists.
    [[nodiscard]] bool is_default_for(const ProviderContext& context) const override;
};

}  // namespace offbeat

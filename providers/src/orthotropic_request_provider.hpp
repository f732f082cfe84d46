#pragma once

#include "offbeat/provider.hpp"

namespace offbeat {

/// Every illegal value of every attribute of a request, one at a time, and the null request.
/// Feeds a method that takes one OrthotropicRequest<T>.
class OrthotropicRequestProvider final : public DataProvider {
public:
    /// \throws SetupError where the method takes something else, or its driver can't be read
    [[nodiscard]] std::unique_ptr<RowSource> rows(const ProviderContext& context) const override;
};

}  // namespace offbeat

#pragma once

#include "offbeat/provider.hpp"

#include <memory>
#include <string>

namespace offbeat {

/// The rows of a provider that another one is made of. \throws SetupError for a name that no provider has
std::unique_ptr<RowSource> rows_of(const std::string& provider, const ProviderContext& context);

}  // namespace offbeat

#pragma once

#include "offbeat/provider.hpp"

namespace offbeat {

/// `DockerOutageProvider`: one row of the driver is one outage, with what must be seen of it. The services run in a
/// Docker engine, or where none answers as local processes; its rows are the same.
class DockerOutageProvider final : public DataProvider {
public:
    [[nodiscard]] std::unique_ptr<RowSource> rows(const ProviderContext& context) const override;
};

}  // namespace offbeat

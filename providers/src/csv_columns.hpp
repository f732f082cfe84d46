#pragma once

#include "offbeat/csv/table.hpp"
#include "offbeat/provider.hpp"

#include <string>
#include <vector>

namespace offbeat {

/// A column that a method's driver has, or should have.
struct DriverColumn {
    std::string name;
    const Schema* schema = nullptr;  ///< null where the type isn't known
    bool may_be_missing = false;     ///< has a default, or takes null
};

/// The columns that fill the method's parameters: the names of the annotation, or the members of its one struct.
/// Empty where only a provider can make the parameter.
std::vector<DriverColumn> parameter_columns(const ProviderContext& context);

/// \throws SetupError where a column fits no parameter, or a parameter has no column
/// \param takes_nothing the method has no parameters, so that only the framework's own columns make sense
void check_columns(const csv::Table& table, const std::vector<DriverColumn>& wanted, bool takes_nothing);

}  // namespace offbeat

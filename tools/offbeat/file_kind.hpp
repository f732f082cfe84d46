#pragma once

#include <string>
#include <vector>

namespace command {

/// What a CSV file is, by its header.
enum class FileKind {
    plain,
    config,  ///< target,when,expect,values: the illegal values of a request's attributes
    legal,   ///< attribute,<name>,<name>…: legal requests
    orthotropic_driver,
};

FileKind kind_of(const std::vector<std::string>& columns);

/// Whether it is a driver of DockerOutageProvider, whose `priority` is a word.
bool is_outage_driver(const std::vector<std::string>& columns);

/// The columns that an orthotropic driver may have.
extern const std::vector<std::string> orthotropic_columns;

/// Columns that say something of the row itself, and are no expressions.
extern const std::vector<std::string> row_columns;

bool is_one_of(const std::vector<std::string>& names, const std::string& name);

}  // namespace command

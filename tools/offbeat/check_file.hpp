#pragma once

#include "findings.hpp"
#include "offbeat/csv/table.hpp"

namespace command {

/// Checks one CSV file, whatever it is, as far as it can be without the program that uses it.
void check_file(const std::string& path, Findings& findings);

/// A file's place below `testres`: its folder must be a kind's, and fit the class that its name tells.
/// \param is_driver whether its header lets it be a method's driver
void check_place(const std::string& path, bool is_driver, Findings& findings);

void check_plain_driver(offbeat::csv::Table& table, Findings& findings);
void check_orthotropic_driver(offbeat::csv::Table& table, Findings& findings);
void check_legal_requests(offbeat::csv::Table& table, Findings& findings);
void check_config(offbeat::csv::Table& table, Findings& findings);

/// Checks one cell's expression. \param one whether it must have one value
void check_cell(const offbeat::csv::Table& table, const offbeat::csv::Field& cell, bool one, Findings& findings);

/// `base.csv@fixed`: whether that file is there, beside the table's own, and has that request.
void check_legal_name(const offbeat::csv::Table& table, const offbeat::csv::Field& cell,
                      const std::string& default_file, Findings& findings);

/// A file that a cell names, beside the table's own.
std::string beside(const offbeat::csv::Table& table, const std::string& name);

}  // namespace command

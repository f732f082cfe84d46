#pragma once

#include "offbeat/csv/table.hpp"

#include <string>

namespace command {

/// Prints rows as JSON Lines, and remembers whether one was wrong.
class RowPrinter {
public:
    /// One line. `json` is an object, or what is open of one: `{"source":"…"`.
    void row(std::string& json);
    /// `{"source":"…","problem":"…"}`
    void problem(const offbeat::Problem& problem);

    [[nodiscard]] bool any_problem() const { return any_problem_; }

private:
    bool any_problem_ = false;
};

/// The rows of one file, whatever it is. \throws SetupError where it can't be read at all
void print_rows(const std::string& path, RowPrinter& printer);

/// The three kinds of them.
void print_plain_rows(offbeat::csv::Table& table, RowPrinter& printer);
void print_config_rows(offbeat::csv::Table& table, RowPrinter& printer);
void print_legal_requests(offbeat::csv::Table& table, RowPrinter& printer);

}  // namespace command

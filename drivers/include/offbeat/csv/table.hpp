#pragma once

#include "offbeat/csv/reader.hpp"

#include <memory>
#include <span>

namespace offbeat::csv {

/// How a table's records lie under its header.
struct TableRules {
    /// The last column takes any number of cells, none included, as `values` does in `target,when,expect,values`.
    bool last_column_repeats = false;
    /// A record of several cells, all of them empty, is a row; otherwise it is passed over: spreadsheets leave such
    /// behind.
    bool keeps_empty_records = false;
};

/// One row. Its cells live until the next call of next(), and no longer than its table.
class TableRow {
public:
    std::vector<Field> cells = {};  ///< in the columns' order; the last column's cells stand at the end
    int line = 0;
    std::optional<Problem> problem = {};  ///< then the cells may be incomplete

    /// The cell under a column; null pointer where there is no such column, or no cell of it.
    [[nodiscard]] const Field* find(std::string_view column) const;

    /// The cells under the last column: one, or any number where it repeats.
    [[nodiscard]] std::span<const Field> last() const;

private:
    friend class Table;
    const std::vector<std::string>* columns_ = nullptr;
};

/// A header and the rows beneath it, by name.
/// Empty cells that a spreadsheet adds on the right, to make all lines as wide as the widest (mostly a comment),
/// are passed over: in the header, and as far as the header has them in the rows.
class Table {
public:
    /// Reads the header.
    /// \throws SetupError where there is none, a column has no name, or two have the same
    explicit Table(Reader reader, TableRules rules = {});

    /// The columns' names, in order.
    [[nodiscard]] const std::vector<std::string>& columns() const;

    /// The index of a column.
    [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;

    /// Where a column's name stands.
    [[nodiscard]] Location column_location(std::size_t index) const;

    /// Reads the next row; false at the end. A bad row fails alone.
    bool next(TableRow& row);

    /// Where a cell stands.
    [[nodiscard]] Location location_of(const Field& field) const;

    /// The file's name, as locations show it.
    [[nodiscard]] const std::string& name() const;

private:
    void read_header();
    void check_width(TableRow& row) const;

    Reader reader_;
    TableRules rules_;
    Record record_;
    std::unique_ptr<std::vector<std::string>> columns_;  // its address outlives moves, for rows refer to it
    std::vector<Location> locations_;
    std::size_t width_ = 0;  // with the empty cells on the right
};

}  // namespace offbeat::csv

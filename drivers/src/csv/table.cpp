#include "offbeat/csv/table.hpp"

#include "offbeat/value.hpp"

#include <algorithm>
#include <utility>

namespace offbeat::csv {
namespace {

void drop_empty_tail(std::vector<Field>& cells, std::size_t least) {
    while (cells.size() > least && cells.back().text.empty()) cells.pop_back();
}

bool is_padding(const std::vector<Field>& cells) {
    return cells.size() > 1 &&
           std::all_of(cells.begin(), cells.end(), [](const Field& cell) { return cell.text.empty(); });
}

std::string counted(std::size_t count, const std::string& thing) {
    return std::to_string(count) + ' ' + thing + (count == 1 ? "" : "s");
}

[[noreturn]] void refuse(Location where, std::string what, std::string expected, std::string hint = {}) {
    throw SetupError({std::move(where), std::move(what), std::move(expected), std::move(hint)});
}

}  // namespace

const Field* TableRow::find(std::string_view column) const {
    if (columns_ == nullptr) return nullptr;
    const auto found = std::find(columns_->begin(), columns_->end(), column);
    const auto index = static_cast<std::size_t>(found - columns_->begin());
    return found == columns_->end() || index >= cells.size() ? nullptr : &cells[index];
}

std::span<const Field> TableRow::last() const {
    const std::size_t before = columns_ == nullptr ? 0 : columns_->size() - 1;
    return std::span<const Field>(cells).subspan(std::min(before, cells.size()));
}

Table::Table(Reader reader, TableRules rules)
    : reader_(std::move(reader)), rules_(rules), columns_(std::make_unique<std::vector<std::string>>()) {
    read_header();
}

void Table::read_header() {
    const bool found = reader_.next(record_);
    if (found && record_.problem) throw SetupError(*record_.problem);
    if (!found)
        refuse({name(), 1, 1}, "no header: the file holds nothing but comments and empty lines",
               "the columns' names in its first line");
    width_ = record_.fields.size();
    drop_empty_tail(record_.fields, 1);
    for (const Field& field : record_.fields) {
        if (field.text.empty())
            refuse(location_of(field), "a column without a name", "a name in each cell of the header");
        if (const auto first = column(field.text)) {
            refuse(location_of(field), "two columns are named " + offbeat::quoted(field.text), "each name once",
                   "the first stands at " + to_string(locations_[*first]));
        }
        columns_->emplace_back(field.text);
        locations_.push_back(location_of(field));
    }
    const bool alone = columns_->size() == 1 && columns_->front().find_first_of(";\t") != std::string::npos;
    if (alone)
        refuse(locations_.front(), "one column, " + offbeat::quoted(columns_->front()), "commas between the cells");
}

bool Table::next(TableRow& row) {
    do {
        if (!reader_.next(record_)) return false;
    } while (!rules_.keeps_empty_records && !record_.problem && is_padding(record_.fields));
    std::swap(row.cells, record_.fields);
    row.line = record_.line;
    row.problem = std::move(record_.problem);
    row.columns_ = columns_.get();
    if (!row.problem) check_width(row);
    return true;
}

void Table::check_width(TableRow& row) const {
    const std::size_t columns = columns_->size();
    const std::size_t given = row.cells.size();
    if (rules_.last_column_repeats) {
        drop_empty_tail(row.cells, columns - 1);
        if (given + 1 >= columns) return;
    } else {
        if (given <= width_) drop_empty_tail(row.cells, columns);
        if (row.cells.size() == columns) return;
    }
    const std::size_t first_surplus = std::min(columns, given - 1);
    const std::string least = rules_.last_column_repeats ? "at least " : "";
    row.problem =
        Problem{location_of(row.cells[first_surplus]), counted(given, "cell") + " under " + counted(columns, "column"),
                least + std::to_string(rules_.last_column_repeats ? columns - 1 : columns),
                given > columns ? "a cell that holds a comma stands in quotes" : ""};
}

const std::vector<std::string>& Table::columns() const {
    return *columns_;
}

std::optional<std::size_t> Table::column(std::string_view name) const {
    const auto found = std::find(columns_->begin(), columns_->end(), name);
    if (found == columns_->end()) return std::nullopt;
    return static_cast<std::size_t>(found - columns_->begin());
}

Location Table::column_location(std::size_t index) const {
    return locations_.at(index);
}

Location Table::location_of(const Field& field) const {
    return reader_.location_of(field);
}

const std::string& Table::name() const {
    return reader_.name();
}

}  // namespace offbeat::csv

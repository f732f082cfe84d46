#include "row_printer.hpp"

#include "evaluated.hpp"
#include "file_kind.hpp"
#include "offbeat/json_text.hpp"
#include "offbeat/utf8.hpp"
#include "output.hpp"

#include <map>

namespace command {
namespace {

namespace csv = offbeat::csv;
namespace json = offbeat::json;
using offbeat::Location;
using offbeat::Problem;

/// `{"source":"file:line"`, the shown file made once: a driver may have ten million rows.
class Sources {
public:
    explicit Sources(const csv::Table& table) : file_(offbeat::to_string(Location{table.name()})) {}

    [[nodiscard]] std::string open(int line) const {
        std::string object = "{";
        json::append_key(object, "source");
        json::append_string(object, file_ + ':' + std::to_string(line));
        return object;
    }

private:
    std::string file_;
};

std::string_view text_of(const csv::TableRow& row, const char* column) {
    const csv::Field* cell = row.find(column);
    return cell == nullptr ? std::string_view() : cell->text;
}

}  // namespace

void RowPrinter::row(std::string& object) {
    object += "}\n";
    print(visible_json(object));
}

void RowPrinter::problem(const Problem& problem) {
    any_problem_ = true;
    std::string object = "{";
    json::append_key(object, "source");
    json::append_string(object, offbeat::to_string(problem.where));
    json::append_key(object, "problem");
    // The place stands beside it already.
    json::append_string(
        object, offbeat::utf8::visible(offbeat::to_string(Problem{{}, problem.what, problem.expected, problem.hint})));
    row(object);
}

void print_plain_rows(csv::Table& table, RowPrinter& printer) {
    const Sources sources(table);
    for (csv::TableRow row; table.next(row);) {
        try {
            if (row.problem) throw offbeat::SetupError(*row.problem);
            std::string object = sources.open(row.line);
            json::append_key(object, "values");
            object += '{';
            for (std::size_t i = 0; i < row.cells.size(); ++i) {
                json::append_key(object, table.columns()[i]);
                if (is_one_of(row_columns, table.columns()[i])) {
                    json::append_bytes(object, row.cells[i].text);
                } else {
                    append_cell(object, table, row.cells[i], true);
                }
            }
            object += '}';
            printer.row(object);
        } catch (const offbeat::SetupError& wrong) {
            printer.problem(wrong.problem());
        }
    }
}

void print_config_rows(csv::Table& table, RowPrinter& printer) {
    const Sources sources(table);
    for (csv::TableRow row; table.next(row);) {
        if (row.problem) {
            printer.problem(*row.problem);
            continue;
        }
        std::string object = sources.open(row.line);
        for (const char* column : {"target", "when", "expect"}) {
            json::append_key(object, column);
            json::append_bytes(object, text_of(row, column));
        }
        json::append_key(object, "values");
        object += '[';
        for (const csv::Field& cell : row.last()) {
            if (cell.text.empty()) continue;  // a spreadsheet makes all rows as wide as the widest
            std::string values;
            try {
                append_cell(values, table, cell, false);
            } catch (const offbeat::SetupError& wrong) {
                printer.problem(wrong.problem());  // a wrong value fails alone
                continue;
            }
            if (object.back() != '[' && !values.empty()) object += ',';
            object += values;
        }
        object += ']';
        printer.row(object);
    }
}

void print_legal_requests(csv::Table& table, RowPrinter& printer) {
    std::vector<std::string> objects(table.columns().size() - 1, "{");
    std::map<std::string, Location> seen;
    for (csv::TableRow row; table.next(row);) {
        if (row.problem) {
            printer.problem(*row.problem);
            continue;
        }
        const csv::Field& attribute = row.cells.front();
        const auto [first, is_new] = seen.try_emplace(std::string(attribute.text), table.location_of(attribute));
        if (!is_new) {
            printer.problem({table.location_of(attribute), offbeat::quoted(attribute.text) + " has two rows", "one",
                             "the first: " + offbeat::to_string(first->second)});
            continue;
        }
        for (std::size_t i = 0; i < objects.size(); ++i) {
            const csv::Field& own = row.cells[i + 1];
            const csv::Field& cell = own.text.empty() ? row.cells[1] : own;
            std::string value;
            try {
                append_cell(value, table, cell, true);
            } catch (const offbeat::SetupError& wrong) {
                if (&cell == &own) printer.problem(wrong.problem());  // an inherited one was told already
                continue;
            }
            json::append_key(objects[i], attribute.text);
            objects[i] += value;
        }
    }
    for (std::size_t i = 0; i < objects.size(); ++i) {
        std::string object = "{";
        json::append_key(object, "source");
        json::append_string(object, offbeat::to_string(table.column_location(i + 1)));
        json::append_key(object, "legal");
        json::append_string(object, table.columns()[i + 1]);
        json::append_key(object, "values");
        object += objects[i] + '}';
        printer.row(object);
    }
}

void print_rows(const std::string& path, RowPrinter& printer) {
    csv::Table table{csv::Reader(path)};
    switch (kind_of(table.columns())) {
    case FileKind::config: {
        csv::Table config(csv::Reader(path), {.last_column_repeats = true});
        return print_config_rows(config, printer);
    }
    case FileKind::legal:
        return print_legal_requests(table, printer);
    case FileKind::orthotropic_driver:
        return print_plain_rows(table, printer);
    case FileKind::plain: {
        csv::Table driver(csv::Reader(path), {.keeps_empty_records = true});
        return print_plain_rows(driver, printer);
    }
    }
}

}  // namespace command

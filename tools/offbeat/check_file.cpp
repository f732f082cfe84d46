#include "check_file.hpp"

#include "evaluated.hpp"
#include "file_kind.hpp"
#include "offbeat/tables/table_file_check.hpp"
#include "offbeat/text.hpp"

#include <filesystem>

namespace command {
namespace {

namespace csv = offbeat::csv;
namespace fs = std::filesystem;

/// By its name it is a config, whatever its header has become: orthotropic…Config….csv
bool is_named_config(const std::string& path) {
    const std::string name = fs::path(path).filename().string();
    return name.starts_with("orthotropic") && name.find("Config.") != std::string::npos;
}

}  // namespace

namespace {

/// A method without parameters needs no driver; but one that is nearly called so beside lines for a driver's rows is
/// the one that is meant.
void check_driver_of_tables(const std::string& path, Findings& findings) {
    const fs::path file(path);
    const auto words = offbeat::split(file.filename().string(), '.');
    const std::string driver = words[0] + '.' + words[1] + ".csv";
    std::error_code failed;
    if (fs::exists(file.parent_path() / driver, failed) || !offbeat::tables::names_rows(path)) return;
    std::vector<std::string> drivers;
    for (fs::directory_iterator at(file.parent_path(), failed), end; !failed && at != end; at.increment(failed)) {
        const std::string name = at->path().filename().string();
        const auto other = offbeat::split(name, '.');
        if (other.size() == 3 && other[0] == words[0] && other[2] == "csv") drivers.push_back(name);
    }
    if (offbeat::nearest(driver, drivers).empty()) return;
    findings.add(
        {{path}, "its rows are a driver's, and beside it is no " + driver, {}, offbeat::did_you_mean(driver, drivers)});
}

}  // namespace

std::string beside(const csv::Table& table, const std::string& name) {
    return (fs::path(table.name()).parent_path() / name).string();  // an absolute name stays what it is
}

void check_cell(const csv::Table& table, const csv::Field& cell, bool one, Findings& findings) {
    try {
        const Evaluated evaluated = evaluate(table, cell);
        if (!one || evaluated.needs_request || evaluated.values.size() == 1) return;
        findings.add({table.location_of(cell), std::to_string(evaluated.values.size()) + " values", "one"});
    } catch (const offbeat::SetupError& wrong) {
        findings.add(wrong.problem());
    }
}

void check_legal_name(const csv::Table& table, const csv::Field& cell, const std::string& default_file,
                      Findings& findings) {
    const std::size_t at = cell.text.rfind('@');
    std::string file(cell.text.substr(0, at));
    if (file.empty()) file = default_file;
    try {
        const csv::Table legal{csv::Reader(beside(table, file))};
        const std::vector<std::string> names(legal.columns().begin() + 1, legal.columns().end());
        const std::string wanted(at == std::string_view::npos ? std::string_view() : cell.text.substr(at + 1));
        if (legal.columns().front() != "attribute" || names.empty()) {
            findings.add({table.location_of(cell), offbeat::quoted(file) + " holds no legal requests",
                          "a file that begins with attribute,<name>"});
        } else if (!wanted.empty() && !is_one_of(names, wanted)) {
            findings.add({table.location_of(cell),
                          file + " has no legal request " + offbeat::quoted(wanted),
                          {},
                          offbeat::did_you_mean(wanted, names)});
        }
    } catch (const offbeat::SetupError& wrong) {
        // The place is that of the cell: what is wrong within the other file is told when that one is checked.
        findings.add({table.location_of(cell), wrong.what()});
    }
}

void check_file(const std::string& path, Findings& findings) {
    if (offbeat::tables::is_table_file(path)) {
        for (const auto& problem : offbeat::tables::problems_of_table_file(path)) findings.add(problem);
        check_driver_of_tables(path, findings);
        check_place(path, true, findings);
        return;
    }
    FileKind kind = FileKind::plain;
    try {
        csv::Table table{csv::Reader(path)};
        kind = is_named_config(path) ? FileKind::config : kind_of(table.columns());
        if (kind == FileKind::config) {
            csv::Table config(csv::Reader(path), {.last_column_repeats = true});
            check_config(config, findings);
        } else if (kind == FileKind::legal) {
            check_legal_requests(table, findings);
        } else if (kind == FileKind::orthotropic_driver) {
            check_orthotropic_driver(table, findings);
        } else {
            csv::Table driver(csv::Reader(path), {.keeps_empty_records = true});
            check_plain_driver(driver, findings);
        }
    } catch (const offbeat::SetupError& wrong) {
        findings.add(wrong.problem());
    }
    check_place(path, kind == FileKind::plain || kind == FileKind::orthotropic_driver, findings);
}

}  // namespace command

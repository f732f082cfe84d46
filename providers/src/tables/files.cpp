#include "files.hpp"

#include "offbeat/csv/table.hpp"
#include "offbeat/tables/table_file_check.hpp"
#include "offbeat/text.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

namespace offbeat::tables {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view ending = ".csv";

std::vector<std::string> names_beginning_with(const fs::path& folder, const std::string& beginning) {
    std::vector<std::string> names;
    std::error_code failed;
    for (fs::directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed)) {
        std::string name = at->path().filename().string();
        if (name.starts_with(beginning) && name.ends_with(ending) && name.size() > beginning.size() + ending.size())
            names.push_back(std::move(name));
    }
    std::ranges::sort(names);
    return names;
}

fs::path path_of_driver(const fs::path& folder, const std::string& stem) {
    return folder / (stem + std::string(ending));
}

/// The ids of the driver's rows; `all_named` is false where one has none, so that its id comes from its content.
std::set<std::string> ids_of(const std::string& driver, bool& all_named) {
    std::set<std::string> ids;
    csv::Table table(csv::Reader(driver), {.keeps_empty_records = true});
    csv::TableRow row;
    while (table.next(row)) {
        const csv::Field* const cell = row.problem ? nullptr : row.find(case_column);
        if (cell == nullptr || cell->text.empty()) {
            all_named = false;
        } else {
            ids.emplace(cell->text);
        }
    }
    return ids;
}

/// A line for a row that isn't there would prove nothing, and nobody would know.
void check_case_ids(const std::string& driver, std::vector<TableFile>& files) {
    std::error_code failed;
    bool all_named = true;
    std::set<std::string> ids;
    const bool driven = fs::exists(driver, failed);
    if (driven) ids = ids_of(driver, all_named);
    for (auto& file : files) file.spell_as(ids);
    if (!driven || !all_named) return;
    std::set<std::string> as_identifiers;
    for (const auto& id : ids) as_identifiers.insert(identifier(id, false));
    for (const auto& file : files) {
        for (const auto& [id, where] : file.case_ids) {
            if (as_identifiers.contains(identifier(id, false))) continue;
            throw SetupError({where,
                              "the driver has no row " + offbeat::quoted(id),
                              {},
                              did_you_mean(id, {ids.begin(), ids.end()})});
        }
    }
}

}  // namespace

std::string stem_of(const std::string& driver) {
    return driver.ends_with(ending) ? driver.substr(0, driver.size() - ending.size()) : driver;
}

std::string path_of(const std::string& stem, const std::string& phase, const std::string& table) {
    return stem + '.' + phase + '.' + table + std::string(ending);
}

void check_methods_of_files(const std::string& driver, const std::string& class_name,
                            const std::vector<std::string>& methods) {
    const fs::path folder = fs::path(driver).parent_path();
    const std::string own = fs::path(stem_of(driver)).filename().string();
    for (const auto& name : names_beginning_with(folder, class_name + '.')) {
        if (!is_table_file(name)) continue;
        const std::string method = split(name, '.')[1];
        const std::string stem = class_name + '.' + method;
        std::error_code failed;
        // Drivers that annotations name are called as their tester likes.
        if (std::ranges::find(methods, method) != methods.end() || stem == own ||
            fs::exists(path_of_driver(folder, stem), failed))
            continue;
        throw SetupError({{(folder / name).string()},
                          class_name + " has no test method " + offbeat::quoted(method) + " that reads this file",
                          {},
                          did_you_mean(method, methods)});
    }
}

std::vector<TableFile> files_beside(const std::string& driver) {
    const fs::path stem = stem_of(driver);
    const std::string beginning = stem.filename().string() + '.';
    std::vector<TableFile> files;
    for (const auto& name : names_beginning_with(stem.parent_path(), beginning)) {
        const std::string rest = name.substr(beginning.size(), name.size() - beginning.size() - ending.size());
        const std::string word = rest.substr(0, rest.find('.'));
        const std::string path = (stem.parent_path() / name).string();
        if (word == "filled") continue;  // waits to be renamed
        const bool known = word == "prepare" || word == "expect";
        if (!known || rest.size() <= word.size() + 1) {
            throw SetupError(
                {{path},
                 known ? "the file's name tells no table" : "the file's name says neither prepare nor expect",
                 beginning + "prepare.<table>.csv or " + beginning + "expect.<table>.csv",
                 known ? "" : did_you_mean(word, {"prepare", "expect"})});
        }
        files.push_back(read_table_file(csv::Reader(path), rest.substr(word.size() + 1),
                                        word == "prepare" ? Phase::prepare : Phase::expect));
    }
    check_case_ids(driver, files);
    return files;
}

}  // namespace offbeat::tables

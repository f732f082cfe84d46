#include "check_file.hpp"
#include "offbeat/csv/driver_path.hpp"
#include "offbeat/tables/table_file_check.hpp"
#include "offbeat/text.hpp"
#include "offbeat/value.hpp"

#include <filesystem>

namespace command {
namespace {

namespace fs = std::filesystem;

const std::vector<std::string> kinds = {"normal", "funcExp", "sysExp"};

/// The path's parts below its last folder named testres; none where there is no such folder.
std::vector<std::string> parts_below_testres(const std::string& path) {
    std::vector<std::string> parts;
    bool below = false;
    std::error_code failed;
    const fs::path whole = fs::absolute(path, failed).lexically_normal();
    for (const auto& part : whole) {
        if (below) parts.push_back(part.string());
        if (part == "testres") {
            below = true;
            parts.clear();
        }
    }
    return parts;
}

bool is_identifier(std::string_view text) {
    return !text.empty() && offbeat::slug(text, text.size()) == text && (text.front() < '0' || text.front() > '9');
}

/// `<Class>.<method>.csv` taken apart, and `<Class>.<method>.expect.<table>.csv`; false for any other name.
bool read_name(const std::string& file, std::string& class_name, std::string& method) {
    const auto words = offbeat::split(file, '.');
    if (!offbeat::tables::is_table_file(file) && (words.size() != 3 || words[2] != "csv")) return false;
    class_name = words[0];
    method = words[1];
    return is_identifier(class_name) && is_identifier(method);
}

}  // namespace

void check_place(const std::string& path, bool is_driver, Findings& findings) {
    const auto parts = parts_below_testres(path);
    if (parts.empty()) return;
    const offbeat::Location where{path};
    if (parts.size() != 3) {
        findings.add({where, "no method's driver is looked for here", "testres/<kind>/<Case>/<file>.csv"});
        return;
    }
    const std::string& kind = parts[0];
    const std::string& folder = parts[1];
    std::string class_name, method;
    if (!is_driver || !read_name(parts[2], class_name, method)) {
        if (kind != "normal" && kind != "funcExp" && kind != "sysExp") {
            findings.add({where,
                          "no kind of test has the folder " + offbeat::quoted(kind),
                          {},
                          offbeat::did_you_mean(kind, kinds)});
        }
        return;
    }
    const auto wanted = offbeat::csv::driver_path(class_name, method, "testres");
    if (wanted.folder == "testres/" + kind + '/' + folder) return;
    const std::string case_name = offbeat::csv::case_of(class_name);
    const bool other_case = case_name != folder && !offbeat::nearest(case_name, {folder}).empty();
    findings.add({where, class_name + " looks for its drivers in another folder", wanted.folder,
                  other_case ? "is " + offbeat::quoted(folder) + " misspelt?" : std::string()});
}

}  // namespace command

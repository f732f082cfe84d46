#include "corpus.hpp"

#include "offbeat/csv/table.hpp"
#include "offbeat/expression/expression.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace offbeat::corpus {
namespace {

std::string cells_of(const csv::TableRow& row) {
    std::string out;
    for (const csv::Field& cell : row.cells) out += " " + offbeat::quoted(cell.text);
    return out;
}

}  // namespace

std::string contents(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> files(const std::string& folder) {
    std::vector<std::string> paths;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) paths.push_back(entry.path().string());
    std::sort(paths.begin(), paths.end());
    return paths;
}

std::vector<std::string> table_report(const std::string& name, const std::string& text) {
    std::vector<std::string> lines;
    try {
        const bool repeats = text.find("values") != std::string::npos;
        csv::Table table(csv::Reader::from_text(name, text),
                         {.last_column_repeats = repeats, .keeps_empty_records = true});
        for (csv::TableRow row; table.next(row);) {
            lines.push_back(row.problem ? to_string(*row.problem) : std::to_string(row.line) + ":" + cells_of(row));
        }
    } catch (const SetupError& error) {
        lines.emplace_back(error.what());
    }
    return lines;
}

std::string cell_report(const std::string& cell, const expression::Context& context) {
    try {
        const auto parsed = expression::Expression::parse(cell, {"cell", 1, 1});
        if (parsed.includes_type()) return "with the type's values";
        if (const auto* excluded = parsed.excluded()) return "without " + display(excluded->value(context));
        std::string out;
        for (const Value& value : parsed.values(context)) out += (out.empty() ? "" : " | ") + display(value);
        return out;
    } catch (const SetupError& error) {
        return error.what();
    }
}

Request::Request(std::string target, std::string folder) : target_(std::move(target)), folder_(std::move(folder)) {
    const std::map<std::string, std::string> texts = {{"pid", "2088000000000001"},
                                                      {"voucherName", "满50减10代金券"},
                                                      {"faceValue", "10.00"},
                                                      {"validFrom", "2015-03-01 00:00:00"},
                                                      {"day", "2016-02-28"},
                                                      {"iso", "2015-12-31T23:59:59.500+08:00"},
                                                      {"last", "9999-12-31 23:59:59"},
                                                      {"useScene", "ORDER"},
                                                      {"owner.name", "x"},
                                                      {"price-list", "1"}};
    for (const auto& [name, text] : texts) request_.set(name, Value::of_text(text));
    request_.set("fundAccounts", Value::of_list({Value::of_text("20880000000000010156")}));
    request_.set("note", Value::null());
}

std::optional<std::string> Request::bound(std::string_view which, bool of_length) const {
    const bool max = which == "max";
    if (of_length && target_ == "pid") return max ? "16" : "1";
    if (of_length && target_ == "fundAccounts" && max) return "1024";
    if (!of_length && target_ == "faceValue") return max ? "5000.00" : "0.01";
    if (!of_length && target_ == "day" && max) return "2016-12-31";
    return std::nullopt;
}

}  // namespace offbeat::corpus

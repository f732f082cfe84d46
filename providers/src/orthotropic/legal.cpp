#include "legal.hpp"

#include "context.hpp"
#include "target.hpp"

#include "offbeat/csv/table.hpp"
#include "offbeat/expression/expression.hpp"
#include "offbeat/text.hpp"

#include <algorithm>
#include <filesystem>

namespace offbeat::orthotropic {
namespace {

std::vector<std::string> leaf_names(const Schema& schema) {
    std::vector<std::string> names;
    for (const auto& attribute : attributes_of(schema)) {
        if (attribute.leaf) names.push_back(attribute.path);
    }
    return names;
}

/// Sets a leaf, making the nested structs on the way to it.
void set_leaf(Value& request, const std::string& path, Value value) {
    Value* place = &request;
    const auto names = split(path, '.');
    for (std::size_t i = 0; i + 1 < names.size(); ++i) {
        if (place->find(names[i]) == nullptr) place->set(names[i], Value::object());
        place = place->find(names[i]);
    }
    place->set(names.back(), std::move(value));
}

class Filler {
public:
    Filler(csv::Table& table, const RequestType& type, std::vector<Legal>& columns, std::vector<Problem>& problems)
        : table_(table), type_(type), columns_(columns), problems_(problems), known_(leaf_names(type.schema)) {}

    /// Takes one row: an attribute and its value in each legal request.
    void row(const csv::TableRow& row) {
        const std::string attribute(row.cells.front().text);
        const Location where = table_.location_of(row.cells.front());
        if (std::find(known_.begin(), known_.end(), attribute) == known_.end()) {
            problems_.push_back({where, type_.schema.name + " has no attribute \"" + attribute + '"', {}, did_you_mean(attribute, known_)});
            return;
        }
        const auto [first, is_new] = seen_.try_emplace(attribute, where);
        if (!is_new) {
            problems_.push_back({where, attribute + " has two rows", "one", "the first: " + to_string(first->second)});
            return;
        }
        Value inherited;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const csv::Field& cell = row.cells[i + 1];
            Value value = value_of(cell, attribute, columns_[i].request);
            if (i == 0) inherited = value;
            set_leaf(columns_[i].request, attribute, cell.text.empty() ? inherited : std::move(value));
        }
    }

private:
    Value value_of(const csv::Field& cell, const std::string& attribute, const Value& so_far) {
        const AttributeContext context(type_, attribute, so_far, nullptr, table_.name());
        try {
            return expression::value_of(cell.text, table_.location_of(cell), cell.quoted, context);
        } catch (const SetupError& wrong) {
            problems_.push_back(wrong.problem());
            return Value::absent();
        }
    }

    csv::Table& table_;
    const RequestType& type_;
    std::vector<Legal>& columns_;
    std::vector<Problem>& problems_;
    std::vector<std::string> known_;
    std::map<std::string, Location> seen_;
};

/// A legal request must be what its type and its declared domains call legal, or the cases prove nothing.
void judge(const Legal& legal, const RequestType& type, std::vector<Problem>& problems) {
    try {
        type.check(legal.request);
    } catch (const NotConvertible& wrong) {
        problems.push_back({legal.where, "legal request \"" + legal.name + "\": " + wrong.what()});
        return;
    }
    for (const auto& domain : type.domains) {
        const Value* value = value_at(legal.request, domain.attribute);
        const auto wrong = violations(domain, value == nullptr ? Value::absent() : *value, legal.request);
        if (wrong.empty()) continue;
        problems.push_back({legal.where, "legal request \"" + legal.name + "\" is illegal by the declared domain: " +
                                             domain.attribute + " is " + wrong.front()});
    }
}

} // namespace

LegalName legal_name(const std::string& text, const std::string& default_file) {
    const std::size_t at = text.rfind('@');
    LegalName name{text.substr(0, at), at == std::string::npos ? std::string() : text.substr(at + 1)};
    if (name.file.empty()) name.file = default_file;
    return name;
}

LegalRequests::LegalRequests(const std::string& path, const RequestType& type, std::vector<Problem>& problems)
    : file_name_(std::filesystem::path(path).filename().string()) {
    csv::Table table{csv::Reader(path)};
    const auto& header = table.columns();
    if (header.front() != "attribute" || header.size() < 2) {
        throw SetupError({table.column_location(0), "a file of legal requests begins with another header",
                          "attribute,<name>,<name>…, a column for each legal request"});
    }
    const std::string stem = std::filesystem::path(path).stem().string();
    for (std::size_t i = 1; i < header.size(); ++i) {
        std::string label = i == 1 ? "" : header[i];
        if (stem != "base") label = stem + (label.empty() ? "" : "_" + label);
        columns_.push_back({file_name_ + '@' + header[i], label, table.column_location(i), Value::object()});
        names_.push_back(header[i]);
    }
    Filler filler(table, type, columns_, problems);
    bool any = false;
    for (csv::TableRow row; table.next(row);) {
        any = true;
        if (row.problem) {
            problems.push_back(*row.problem);
        } else {
            filler.row(row);
        }
    }
    if (!any) columns_.clear();
    if (problems.empty()) {
        for (const auto& legal : columns_) judge(legal, type, problems);
    }
}

const Legal& LegalRequests::get(const std::string& column, const Location& asked_at) const {
    if (columns_.empty()) throw SetupError({asked_at, file_name_ + " holds no legal request"});
    if (column.empty()) return columns_.front();
    const auto found = std::find(names_.begin(), names_.end(), column);
    if (found == names_.end()) {
        throw SetupError({asked_at, file_name_ + " has no legal request \"" + column + '"', {}, did_you_mean(column, names_)});
    }
    return columns_[static_cast<std::size_t>(found - names_.begin())];
}

} // namespace offbeat::orthotropic

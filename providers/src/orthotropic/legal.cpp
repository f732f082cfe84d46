#include "legal.hpp"

#include "context.hpp"
#include "named_file.hpp"
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
            problems_.push_back({where, type_.schema.name + " has no attribute " + display(Value::of_text(attribute)), {},
                                 did_you_mean(attribute, known_)});
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
            Value value = value_of(cell, attribute, columns_[i]);
            if (i == 0) inherited = value;
            set_leaf(columns_[i].request, attribute, cell.text.empty() ? inherited : std::move(value));
        }
    }

private:
    Value value_of(const csv::Field& cell, const std::string& attribute, Legal& legal) {
        const AttributeContext context(type_, attribute, legal.request, nullptr, table_.name());
        try {
            return expression::value_of(cell.text, table_.location_of(cell), cell.quoted, context);
        } catch (const SetupError& wrong) {
            problems_.push_back(wrong.problem());
            legal.usable = false;
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

/// An attribute without a row has a place all the same, so that it can be struck.
void make_places(Value& request, const Schema& schema) {
    for (std::size_t i = 0; i < schema.members.size(); ++i) {
        const Schema& member = schema.members[i];
        const std::string& name = schema.member_names[i];
        const bool nested = member.kind == Schema::Kind::object;
        if (request.find(name) == nullptr) {
            if (nested && member.optional) continue; // null as a whole
            request.set(name, nested ? Value::object() : Value::absent());
        }
        if (nested) make_places(*request.find(name), member);
    }
}

/// Takes the request as its C++ type has it. \returns what the type can't express
std::optional<Problem> express(Legal& legal, const RequestType& type) {
    make_places(legal.request, type.schema);
    if (!legal.usable) return std::nullopt; // told where its cell is wrong
    try {
        legal.as_sent = type.canonical(legal.request);
        return std::nullopt;
    } catch (const NotConvertible& wrong) {
        legal.usable = false;
        return Problem{legal.where, "legal request \"" + legal.name + "\": " + wrong.what()};
    }
}

/// A legal request must be what its declared domains call legal, or the cases prove nothing.
void judge(Legal& legal, const RequestType& type, std::vector<Problem>& problems) {
    for (const auto& domain : type.domains) {
        const Value* value = value_at(legal.request, domain.attribute);
        const auto wrong = violations(domain, value == nullptr ? Value::absent() : *value, legal.request);
        if (wrong.empty()) continue;
        legal.illegal.push_back(domain.attribute);
        problems.push_back({legal.where, "legal request \"" + legal.name + "\" is illegal by the declared domain of " +
                                             domain.attribute + ": " + wrong.front()});
    }
}

} // namespace

LegalName legal_name(const std::string& text, const std::string& default_file) {
    const std::size_t at = text.rfind('@');
    LegalName name{text.substr(0, at), at == std::string::npos ? std::string() : text.substr(at + 1)};
    if (name.file.empty()) name.file = default_file;
    return name;
}

LegalRequests::LegalRequests(const std::string& path, const Location& asked_at, const RequestType& type,
                             std::vector<Problem>& problems)
    : file_name_(std::filesystem::path(path).filename().string()) {
    csv::Table table{open_named(path, "file of legal requests", asked_at)};
    const std::size_t problems_before = problems.size();
    const auto& header = table.columns();
    if (header.front() != "attribute" || header.size() < 2) {
        throw SetupError({table.column_location(0), "a file of legal requests begins with another header",
                          "attribute,<name>,<name>…, a column for each legal request"});
    }
    const std::string stem = std::filesystem::path(path).stem().string();
    for (std::size_t i = 1; i < header.size(); ++i) {
        std::string label = i == 1 ? "" : header[i];
        if (stem != "base") label = stem + (label.empty() ? "" : "_" + label);
        columns_.push_back({file_name_ + '@' + header[i], label, table.column_location(i), Value::object(), {}, true, true, {}});
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
    // Where rows are wrong already, attributes that seem to be missing may only be misspelt.
    const bool whole = problems.size() == problems_before;
    for (Legal& legal : columns_) {
        legal.whole = whole;
        const auto inexpressible = express(legal, type);
        if (inexpressible && whole) problems.push_back(*inexpressible);
        if (legal.usable && whole) judge(legal, type, problems);
    }
}

const Legal& LegalRequests::get(const std::string& column, const Location& asked_at) const {
    if (columns_.empty()) throw SetupError({asked_at, file_name_ + " holds no legal request"});
    if (column.empty()) return columns_.front();
    const auto found = std::find(names_.begin(), names_.end(), column);
    if (found == names_.end()) {
        throw SetupError({asked_at, file_name_ + " has no legal request " + display(Value::of_text(column)), {}, did_you_mean(column, names_)});
    }
    return columns_[static_cast<std::size_t>(found - names_.begin())];
}

} // namespace offbeat::orthotropic

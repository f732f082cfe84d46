#include "legal.hpp"

#include "context.hpp"
#include "named_file.hpp"
#include "offbeat/csv/table.hpp"
#include "offbeat/expression/expression.hpp"
#include "offbeat/text.hpp"
#include "target.hpp"
#include "typed_json.hpp"

#include <algorithm>
#include <filesystem>

namespace offbeat::orthotropic {
namespace {

/// What base.csv may have a row for: every leaf, and a nested struct that may be null as a whole.
std::vector<std::string> row_names(const Schema& schema) {
    std::vector<std::string> names;
    for (const auto& attribute : attributes_of(schema)) {
        if (attribute.leaf || attribute.schema->optional) names.push_back(attribute.path);
    }
    return names;
}

/// Sets an attribute, making the nested structs on the way to it; nothing makes no struct that may be null as a whole.
void set_attribute(Value& request, const Schema& schema, const std::string& path, Value value) {
    Value* place = &request;
    const Schema* type = &schema;
    const auto names = split(path, '.');
    for (std::size_t i = 0; i + 1 < names.size(); ++i) {
        type = type->find(names[i]);
        if (place->find(names[i]) == nullptr) {
            if (type->optional && value.kind == Value::Kind::absent) return;
            place->set(names[i], Value::object());
        }
        place = place->find(names[i]);
    }
    place->set(names.back(), std::move(value));
}

class Filler {
public:
    Filler(csv::Table& table, const RequestType& type, std::vector<Legal>& columns, std::vector<Problem>& problems)
        : table_(table),
          type_(type),
          columns_(columns),
          problems_(problems),
          known_(row_names(type.schema)),
          given_(columns.size()) {}

    /// Takes one row: an attribute and its value in each legal request.
    void row(const csv::TableRow& row) {
        const std::string attribute(row.cells.front().text);
        const Location where = table_.location_of(row.cells.front());
        if (std::find(known_.begin(), known_.end(), attribute) == known_.end()) {
            problems_.push_back({where,
                                 type_.schema.name + " has no attribute " + display(Value::of_text(attribute)),
                                 {},
                                 did_you_mean(attribute, known_)});
            return;
        }
        const auto [first, is_new] = seen_.try_emplace(attribute, where);
        if (!is_new) {
            problems_.push_back({where, attribute + " has two rows", "one", "the first: " + to_string(first->second)});
            return;
        }
        if (schema_of_target(type_.schema, attribute)->kind == Schema::Kind::object) {
            struct_row(row, attribute);
        } else {
            leaf_row(row, attribute);
        }
    }

    /// Takes away the structs that are null as a whole, once all rows are known. The inner ones come first.
    void finish() {
        for (auto whole = nulls_.rbegin(); whole != nulls_.rend(); ++whole) {
            const auto& attribute = whole->first;  // no binding: clang 14 can't capture one
            const auto& cells = whole->second;
            for (std::size_t i = 0; i < columns_.size(); ++i) {
                const auto own = cells.find(i);
                if (own == cells.end() && cells.count(0) == 0) continue;  // neither its own nor inherited
                const auto given = std::find_if(given_[i].begin(), given_[i].end(), [&](const auto& leaf) {
                    return leaf.first.starts_with(attribute + '.');
                });
                if (given == given_[i].end()) {
                    set_attribute(columns_[i].request, type_.schema, attribute, Value::null());
                } else if (own != cells.end()) {
                    problems_.push_back(
                        {given->second, given->first + " is given, but " + attribute + " is null in this legal request",
                         "one of both", attribute + ": " + to_string(own->second)});
                    columns_[i].usable = false;
                }
            }
        }
    }

private:
    void leaf_row(const csv::TableRow& row, const std::string& attribute) {
        Value inherited;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const csv::Field& cell = row.cells[i + 1];
            Value value = value_of(cell, attribute, columns_[i]);
            if (i == 0) inherited = value;
            if (!cell.text.empty()) given_[i].emplace_back(attribute, table_.location_of(cell));
            set_attribute(columns_[i].request, type_.schema, attribute,
                          cell.text.empty() ? inherited : std::move(value));
        }
    }

    /// A nested struct as a whole is null, or what the rows of its attributes make of it.
    void struct_row(const csv::TableRow& row, const std::string& attribute) {
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const csv::Field& cell = row.cells[i + 1];
            if (cell.text.empty()) continue;
            if (value_of(cell, attribute, columns_[i]).kind == Value::Kind::null) {
                nulls_[attribute].emplace(i, table_.location_of(cell));
            } else if (columns_[i].usable) {
                problems_.push_back({table_.location_of(cell),
                                     attribute + " is a nested struct: its row says only whether it is null",
                                     "<null>, or nothing and values in the rows of its attributes"});
                columns_[i].usable = false;
            }
        }
    }

    Value value_of(const csv::Field& cell, const std::string& attribute, Legal& legal) {
        const AttributeContext context(type_, attribute, legal.request, nullptr, table_.name());
        try {
            return as_typed(expression::value_of(cell.text, table_.location_of(cell), cell.quoted, context),
                            schema_of_target(type_.schema, attribute));
        } catch (const NotConvertible& wrong) {
            problems_.push_back(wrong.at(table_.location_of(cell)));
            legal.usable = false;
            return Value::absent();
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
    std::vector<std::vector<std::pair<std::string, Location>>>
        given_;  // of each column: the attributes with a cell of their own
    std::map<std::string, std::map<std::size_t, Location>> nulls_;  // struct -> the columns in which it is null
    std::map<std::string, Location> seen_;
};

/// An attribute without a row has a place all the same, so that it can be struck; but not in a struct that is null as a
/// whole.
void make_places(Value& request, const Schema& schema) {
    for (std::size_t i = 0; i < schema.members.size(); ++i) {
        const Schema& member = schema.members[i];
        const std::string& name = schema.member_names[i];
        const bool nested = member.kind == Schema::Kind::object;
        if (request.find(name) == nullptr) {
            request.set(name, nested && !member.optional ? Value::object() : Value::absent());
        }
        if (nested && request.find(name)->kind == Value::Kind::object) make_places(*request.find(name), member);
    }
}

/// Takes the request as its C++ type has it. \returns what the type can't express
std::optional<Problem> express(Legal& legal, const RequestType& type) {
    make_places(legal.request, type.schema);
    if (!legal.usable) return std::nullopt;  // told where its cell is wrong
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
        if (value == nullptr) continue;  // in a struct that is null as a whole
        const auto wrong = violations(domain, *value, legal.request);
        if (wrong.empty()) continue;
        legal.illegal.push_back(domain.attribute);
        problems.push_back({legal.where, "legal request \"" + legal.name + "\" is illegal by the declared domain of " +
                                             domain.attribute + ": " + wrong.front()});
    }
}

}  // namespace

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
        columns_.push_back(
            {file_name_ + '@' + header[i], label, table.column_location(i), Value::object(), {}, true, true, {}});
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
    filler.finish();
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
        throw SetupError({asked_at,
                          file_name_ + " has no legal request " + display(Value::of_text(column)),
                          {},
                          did_you_mean(column, names_)});
    }
    return columns_[static_cast<std::size_t>(found - names_.begin())];
}

}  // namespace offbeat::orthotropic

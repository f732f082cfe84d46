#include "csv_provider.hpp"

#include "csv_columns.hpp"
#include "driver_files.hpp"
#include "offbeat/expression/expression.hpp"
#include "offbeat/text.hpp"
#include "scaffold.hpp"

#include <algorithm>
#include <filesystem>
#include <unordered_map>

namespace offbeat {
namespace {

/// What an expression in a driver may ask: the columns of its own row that stand before it.
class RowContext final : public expression::Context {
public:
    RowContext(const Row& row, std::string column, const Schema* schema, const std::string& file)
        : row_(row), column_(std::move(column)), schema_(schema), file_(file) {}

    [[nodiscard]] std::string target() const override { return column_; }
    [[nodiscard]] bool is_list() const override { return schema_ != nullptr && schema_->kind == Schema::Kind::list; }
    [[nodiscard]] const Value* attribute(std::string_view name) const override {
        const Parameter* parameter = row_.find(name);
        return parameter == nullptr ? nullptr : &parameter->value;
    }
    [[nodiscard]] std::vector<std::string> attribute_names() const override {
        std::vector<std::string> names;
        for (const auto& parameter : row_.parameters) names.push_back(parameter.name);
        return names;
    }
    [[nodiscard]] std::string folder() const override { return std::filesystem::path(file_).parent_path().string(); }

private:
    const Row& row_;
    std::string column_;
    const Schema* schema_;
    const std::string& file_;
};

class CsvSource final : public RowSource {
public:
    CsvSource(const std::string& driver, std::vector<DriverColumn> wanted, std::vector<ParameterType> types)
        : table_(csv::Reader(driver), {.keeps_empty_records = true}),
          wanted_(std::move(wanted)),
          types_(std::move(types)) {
        check_columns(table_, wanted_, types_.empty());
        for (const auto& name : table_.columns()) {
            const auto found =
                std::find_if(wanted_.begin(), wanted_.end(), [&](const auto& column) { return column.name == name; });
            schemas_.push_back(found == wanted_.end() ? nullptr : found->schema);
        }
    }

    bool next(Row& row) override {
        if (!table_.next(cells_)) return false;
        const Location where =
            cells_.cells.empty() ? Location{table_.name(), cells_.line} : table_.location_of(cells_.cells.front());
        try {
            if (cells_.problem) throw SetupError(*cells_.problem);
            read(row, where);
        } catch (const SetupError& wrong) {
            row = bad_row("bad_line_" + std::to_string(cells_.line), wrong.problem());
        }
        return true;
    }

    [[nodiscard]] SourceNotes notes() const override {
        SourceNotes notes;
        notes.driver = table_.name();
        return notes;
    }

private:
    void read(Row& row, const Location& where) {
        row.source = {where.file, where.line};
        std::string case_id;
        Location case_id_at = where;
        for (std::size_t i = 0; i < cells_.cells.size(); ++i) {
            const csv::Field& cell = cells_.cells[i];
            const std::string& column = table_.columns()[i];
            const Location at = table_.location_of(cell);
            if (schemas_[i] == nullptr && is_of(framework_columns, column)) {
                if (column == "caseId") {
                    case_id = cell.text;
                    case_id_at = at;
                } else {
                    framework_cell(row, column, std::string(cell.text), at);
                }
            } else if (schemas_[i] == nullptr && is_of(later_columns, column)) {
                if (!cell.text.empty())
                    throw SetupError({at,
                                      "the column " + column + " is reserved, and this version doesn't act on it yet",
                                      "an empty cell"});
            } else {
                const RowContext context(row, column, schemas_[i], table_.name());
                row.parameters.push_back({column, expression::value_of(cell.text, at, cell.quoted, context), at});
                if (row.parameters.back().value.kind == Value::Kind::prepared) {
                    throw SetupError({at, "prepared data is for illegal requests only", "a value that is known now"});
                }
            }
        }
        name(row, case_id, case_id_at);
    }

    static bool is_of(const std::vector<std::string>& names, const std::string& name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    }

    static void framework_cell(Row& row, const std::string& column, const std::string& text, const Location& at) {
        if (column == "description") {
            row.description = text;
        } else if (column == "groups") {
            row.groups = groups_of(text);
        } else if (column == "owner") {
            if (!text.empty()) row.labels.push_back({"owner", text});
        } else if (const auto enabled = enabled_of(text); enabled == false) {
            row.state = RowState::skipped;
            row.cause = to_string(at) + ": disabled in its driver";
        } else if (!enabled) {
            throw SetupError({at, offbeat::quoted(text) + " says neither yes nor no", "true, false or nothing"});
        }
    }

    /// A case id must be unique; without one the content names the row, and the same content again gets a number.
    void name(Row& row, const std::string& case_id, const Location& at) {
        if (row.description.empty()) row.description = content_text(row.parameters);
        row.id = case_id.empty() ? content_id(row.parameters) : identifier(case_id, false);
        const auto [first, is_new] = ids_.try_emplace(stable_hash(row.id), Seen{at.line, at.column, 1});
        if (is_new) return;
        if (case_id.empty()) {
            row.id += '_' + std::to_string(++first->second.count);
            return;
        }
        throw SetupError({at, "caseId " + offbeat::quoted(case_id) + " is taken", "an id of its own for each row",
                          "the first: " + to_string(Location{at.file, first->second.line, first->second.column})});
    }

    /// Where an id stood first, and how often its content came. Ten million rows may stream, so it is small.
    struct Seen {
        int line, column, count;
    };

    csv::Table table_;
    csv::TableRow cells_;
    std::vector<DriverColumn> wanted_;
    std::vector<ParameterType> types_;  // the columns' schemas live here
    std::vector<const Schema*> schemas_;
    std::unordered_map<std::uint64_t, Seen> ids_;  // by the id's hash
};

std::string template_for(const ProviderContext& context, const std::vector<DriverColumn>& wanted) {
    std::vector<scaffold::Column> columns = {
        {"caseId", "the row's name in reports, unique; empty: made from its content", "FIRST"},
        {"description", "for people", "what this row shows"}};
    for (const auto& column : wanted) {
        const std::string type = column.schema == nullptr ? "its parameter" : to_string(*column.schema);
        columns.push_back(
            {column.name, type + (column.schema != nullptr && column.schema->optional ? "; <null> or empty: none" : ""),
             ""});
    }
    return scaffold::driver_text(context.class_name() + '.' + context.method(), columns);
}

}  // namespace

bool CsvProvider::is_default_for(const ProviderContext& context) const {
    return std::filesystem::exists(driver_of(context));
}

std::unique_ptr<RowSource> CsvProvider::rows(const ProviderContext& context) const {
    const std::string driver = driver_of(context);
    const auto wanted = parameter_columns(context);
    const bool written = context.scaffold && scaffold::write_new(driver, template_for(context, wanted));
    if (written || !std::filesystem::exists(driver) || scaffold::is_untouched(driver)) {
        return std::make_unique<NotConfigured>(driver, scaffold::not_configured_row({driver}, written));
    }
    return std::make_unique<CsvSource>(driver, wanted, context.parameters);
}

}  // namespace offbeat

#include "csv_provider.hpp"

#include "csv_columns.hpp"
#include "csv_row_context.hpp"
#include "driver_files.hpp"
#include "framework_cells.hpp"
#include "offbeat/expression/expression.hpp"
#include "offbeat/text.hpp"
#include "scaffold.hpp"
#include "seen_ids.hpp"

#include <algorithm>
#include <filesystem>
#include <functional>

namespace offbeat {
namespace {

class CsvSource final : public RowSource {
public:
    CsvSource(const std::string& driver, std::vector<DriverColumn> wanted, std::vector<ParameterType> types)
        : table_(csv::Reader(driver), {.keeps_empty_records = true}),
          file_(table_.column_location(0).file),
          types_(std::move(types)) {
        check_columns(table_, wanted, types_.empty());
        for (const auto& name : table_.columns()) {
            const auto found =
                std::find_if(wanted.begin(), wanted.end(), [&](const auto& column) { return column.name == name; });
            const Schema* schema = found == wanted.end() ? nullptr : found->schema;
            const Use use = schema == nullptr ? use_of(name) : Use::parameter;
            if (use == Use::case_id) case_id_ = columns_.size();
            columns_.push_back({use, schema});
        }
    }

    bool next(Row& row) override { return refill(row); }

    bool refill(Row& row) override {
        if (!table_.next(cells_)) return false;
        try {
            if (cells_.problem) throw SetupError(*cells_.problem);
            read(row);
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
    struct Column {
        Use use = Use::parameter;
        const Schema* schema = nullptr;
    };

    void read(Row& row) {
        detail::start_over(row);
        row.object.reset();
        place(row.source, cells_.cells.front().line, 0);
        const csv::Field* const case_id = case_id_ ? &cells_.cells[*case_id_] : nullptr;
        const bool is_named = case_id != nullptr && !case_id->text.empty();
        ContentId content;
        std::size_t parameters = 0;
        for (std::size_t i = 0; i < cells_.cells.size(); ++i) {
            if (columns_[i].use != Use::parameter) {
                const csv::Field& cell = cells_.cells[i];
                place(cell_, cell.line, cell.column);
                apply(columns_[i].use, cell.text, cell_, row);
                continue;
            }
            if (parameters == row.parameters.size()) row.parameters.emplace_back();
            parameter(row.parameters, parameters, i);
            if (!is_named) content.add(row.parameters[parameters]);
            ++parameters;
        }
        row.parameters.resize(parameters);
        if (is_named) {
            row.id = identifier(case_id->text, false);
            if (row.id != case_id->text) row.own_id = case_id->text;
            take_id(row, *case_id);
        } else {
            content.append_to(row.id, row.parameters);
            tell_apart(row, case_id == nullptr ? cells_.cells.front() : *case_id);
        }
    }

    void place(Location& where, int line, int column) const {
        if (!(where.file == file_)) where.file = file_;
        where.line = line;
        where.column = column;
    }

    void parameter(std::vector<Parameter>& parameters, std::size_t index, std::size_t column) const {
        const csv::Field& cell = cells_.cells[column];
        Parameter& into = parameters[index];
        const std::string& name = table_.columns()[column];
        if (into.name != name) into.name = name;
        place(into.where, cell.line, cell.column);
        if (!expression::is_expression(cell.text)) {
            if (cell.text.empty()) {
                into.value.become_absent();
            } else {
                into.value.become_text(expression::literal(cell.text));
            }
            return;
        }
        const RowContext context({parameters.data(), index}, name, columns_[column].schema, file_);
        into.value = expression::value_of(cell.text, into.where, cell.quoted, context);
        if (into.value.kind == Value::Kind::prepared) {
            throw SetupError({into.where, "prepared data is for illegal requests only", "a value that is known now"});
        }
    }

    /// A case id must be unique; without one the content names the row, and the same content again gets a number.
    static std::uint64_t hash_of(std::string_view text) { return std::hash<std::string_view>()(text); }

    void tell_apart(Row& row, const csv::Field& place) {
        SeenIds::Seen* const first = ids_.note(hash_of(row.id), {place.line, place.column});
        if (first != nullptr) row.id += '_' + std::to_string(++first->count);
    }

    /// Two spellings may give one id, which the first of them keeps: `PID-1`, `PID_1`.
    void take_id(Row& row, const csv::Field& cell) {
        const SeenIds::Seen here{cell.line, cell.column, row.own_id.empty() ? spelled_so : spelled_otherwise};
        SeenIds::Seen* const first = ids_.note(hash_of(row.id), here);
        if (row.own_id.empty()) {
            if (first == nullptr) return;
            if (first->count != spelled_otherwise) refuse(cell, *first);
            *first = here;
        } else {
            if (!spellings_) spellings_.emplace();
            if (const auto* const same = spellings_->note(hash_of(row.own_id), here)) refuse(cell, *same);
            if (first == nullptr) return;
        }
        row.own_id = cell.text;
        row.id = identifier_apart(cell.text);
    }

    [[noreturn]] void refuse(const csv::Field& cell, const SeenIds::Seen& first) const {
        throw SetupError({table_.location_of(cell), "caseId " + offbeat::quoted(cell.text) + " is taken",
                          "an id of its own for each row",
                          "the first: " + to_string(Location{file_, first.line, first.column})});
    }

    static constexpr std::uint32_t spelled_so = 1;
    static constexpr std::uint32_t spelled_otherwise = 1U << 31U;  // more than rows of one content

    csv::Table table_;
    csv::TableRow cells_;
    Location cell_;  ///< the framework's own that was read last
    FileName file_;
    std::vector<ParameterType> types_;  // the columns' schemas live here
    std::vector<Column> columns_;
    std::optional<std::size_t> case_id_;  // columns
    SeenIds ids_;
    std::optional<SeenIds> spellings_ = {};  // of ids that are spelled otherwise
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

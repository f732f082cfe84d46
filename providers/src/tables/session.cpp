#include "session.hpp"

#include "../driver_files.hpp"
#include "compare.hpp"
#include "files.hpp"
#include "filled_file.hpp"
#include "offbeat/assert.hpp"
#include "offbeat/check.hpp"
#include "offbeat/table_attachment.hpp"
#include "offbeat/text.hpp"
#include "proposal.hpp"

#include <algorithm>
#include <filesystem>

namespace offbeat::tables {
namespace {

database::Instant now() {
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

/// Foreign keys that could wait are looked at here, and no line is to blame alone.
void commit(database::Transaction& transaction, const Location& where, const std::string& doing) {
    try {
        transaction.commit();
    } catch (const database::Refused& refused) {
        throw SetupError({where,
                          doing + ": " + refused.what(),
                          {},
                          "rows of tables that refer to each other are prepared and named together"});
    }
}

/// All differences, for the reports.
Attachment drawn(const std::vector<Difference>& differences) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& difference : differences)
        rows.push_back({difference.table, difference.key, difference.column, difference.expected, difference.actual,
                        to_string(difference.where)});
    return table_attachment("differences in the database", {"table", "key", "column", "expected", "actual", "line"},
                            rows);
}

}  // namespace

namespace {

/// A class's methods first: those are the likelier ones to be meant.
std::vector<std::string> names_of_methods(const ProviderContext& context) {
    std::vector<std::string> names, others;
    for (const auto& test : test_methods())
        (test.class_name == context.class_name() ? names : others).push_back(test.name);
    names.insert(names.end(), others.begin(), others.end());
    return names;
}

}  // namespace

database::Database& Session::connection() {
    // A server that a test took away may be back; what the old connection knew of it is gone.
    if (database_ != nullptr && !database_->alive()) database_.reset();
    if (database_ == nullptr) database_ = database::Database::open(settings_.url);
    return *database_;
}

const Session::Method& Session::method_of(const ProviderContext& context) {
    const std::string driver = driver_of(context);
    if (const auto known = methods_.find(driver); known != methods_.end()) return known->second;
    check_methods_of_files(driver, context.class_name(), names_of_methods(context));
    Method method{stem_of(driver)};
    for (auto& file : files_beside(driver)) {
        auto& sheets = file.phase == Phase::prepare ? method.prepare : method.expect;
        sheets.push_back(sheet_of(std::move(file), connection()));
    }
    if (method.prepare.empty() && method.expect.empty() && settings_.tables.empty()) {
        throw SetupError({context.test.where, "no table is prepared, expected or watched",
                          to_string(Location{path_of(method.stem, "prepare", "<table>")}) + ", " +
                              to_string(Location{path_of(method.stem, "expect", "<table>")}) +
                              ", or names returned by tables()"});
    }
    return methods_.emplace(driver, std::move(method)).first->second;
}

void Session::begin(const ProviderContext& context, const Row& row) {
    open_ = {};
    database::Database& database = connection();
    open_.method = &method_of(context);
    for (const auto& sheet : open_.method->prepare)
        std::ranges::move(wanted_of(*sheet, row), std::back_inserter(open_.prepare));
    for (const auto& sheet : open_.method->expect)
        std::ranges::move(wanted_of(*sheet, row), std::back_inserter(open_.expect));
    open_.doomed = doomed_of(open_.prepare);
    std::ranges::move(doomed_of(open_.expect), std::back_inserter(open_.doomed));
    database::Transaction transaction(database);
    clear(open_.doomed, database);
    prepare(open_.prepare, now(), database);
    commit(transaction, {driver_of(context)}, "can't prepare the rows");
    watch(context, row);
    open_.running.began = now();
}

/// Tables that may change and of which no file says how for this row; with --fill-back all.
void Session::watch(const ProviderContext& context, const Row& row) {
    std::vector<std::string> names = settings_.tables;
    for (const auto& sheet : open_.method->expect) {
        const auto known = std::ranges::find(names, sheet->file.table);
        // A file that has no line for the row, whose id may be misspelt in it, says nothing of it.
        const bool watched = settings_.fill_back || sheet->file.lines_for(row).empty();
        if (watched && known == names.end()) names.push_back(sheet->file.table);
        if (!watched && known != names.end()) names.erase(known);
    }
    for (const auto& name : names) {
        auto watched =
            std::make_unique<Watched>(Watched{name, table_of(name, context.test.where, *database_), nullptr, {}});
        for (const auto& sheet : open_.method->prepare) {
            if (sheet->table.name == watched->table.name) watched->prepared = sheet.get();
        }
        watched->before = snapshot_of(watched->table, *database_);
        open_.watched.push_back(std::move(watched));
    }
}

void Session::check(Row& row) {
    if (open_.method == nullptr) return;
    open_.running.ended = now();
    connection();
    std::vector<std::string> filled;
    bool any_written = false;
    for (const auto& watched : open_.watched) {
        bool written = false;
        if (const std::string path = fill(*watched, row, written); !path.empty())
            filled.push_back(to_string(Location{path}));
        any_written = any_written || written;
    }
    if (!settings_.fill_back) check_expected(open_.expect);
    if (filled.empty()) return;
    row.state = RowState::not_configured;
    row.cause = std::string("review ") + (any_written ? "what was just written, and rename" : "and rename") +
                " (filled -> expect): " + join(filled, ", ");
}

void Session::check_expected(const std::vector<Wanted>& wanted) {
    const Found found = tables::check(wanted, open_.running, *database_);
    detail::passed_assertions += found.checked;
    for (const auto& difference : found.differences)
        fail(to_string(difference), difference.where.file.c_str(), difference.where.line);
    if (found.differences.empty()) return;
    Attachment table = drawn(found.differences);
    attach(std::move(table.name), std::move(table.type), std::move(table.content));
}

namespace {

/// The row as its driver spells it, where a line can say that.
const std::string& spelled(const Row& row) {
    const bool says = !row.own_id.empty() && row.own_id != "*" && trim(row.own_id) == row.own_id &&
                      row.own_id.find('|') == std::string::npos;
    return says ? row.own_id : row.id;
}

}  // namespace

std::string Session::fill(Watched& watched, const Row& row, bool& written) {
    const auto changes = changes_of(watched.table, watched.before, snapshot_of(watched.table, *database_));
    if (changes.empty()) return {};
    const Proposal proposal = proposal_for(watched.table, watched.prepared);
    const std::string path = path_of(open_.method->stem, "filled", watched.name);
    const std::string name = spelled(row);
    std::string lines;
    for (const auto& change : changes) {
        const bool own = change.how == Change::How::inserted || is_own(watched, change);
        lines += line_of(watched.table, proposal, name, change, own, open_.running);
        if (change.how == Change::How::inserted) doom(watched, change, path);
    }
    written = add_to_filled_file(path, watched.name, header_of(watched.table, proposal), name, lines);
    return path;
}

/// Whether the row is one that was prepared.
bool Session::is_own(const Watched& watched, const Change& change) const {
    return std::ranges::any_of(open_.prepare, [&](const Wanted& wanted) {
        if (wanted.sheet != watched.prepared) return false;
        return std::ranges::all_of(wanted.sheet->keys, [&](std::size_t key) {
            const database::Column* column = wanted.sheet->columns[key];
            return same(wanted.values[key], change.row[index_of(watched.table, column->name)], column->kind);
        });
    });
}

/// What the body inserted goes again, though no file names it yet: else nothing that it refers to could be cleared.
void Session::doom(const Watched& watched, const Change& change, const std::string& path) {
    KeyOfRow key;
    for (const std::size_t i : identifying_columns(watched.table)) {
        key.columns.push_back(&watched.table.columns[i]);
        key.values.push_back(change.row[i]);
    }
    open_.doomed.push_back({&watched.table, std::move(key), {path}});
}

void Session::end() {
    const Open open = std::move(open_);
    open_ = {};
    if (open.doomed.empty()) return;
    database::Database& database = connection();
    database::Transaction transaction(database);
    clear(open.doomed, database);
    commit(transaction, open.doomed.front().where, "can't clear the rows");
}

}  // namespace offbeat::tables

#include "source.hpp"

#include "../framework_cells.hpp"
#include "../scaffold.hpp"
#include "cells.hpp"
#include "offbeat/outage/outage.hpp"
#include "offbeat/text.hpp"

#include <algorithm>

namespace offbeat::outage {
namespace {

/// Every column, what it means, and what the example row of a new driver has in it.
const std::vector<scaffold::Column> columns = {
    {"caseId", "the row's name in reports, unique", "FT-003"},
    {"description", "for people", "a payment while the database is away"},
    {"priority", "for people: highest, high, medium, low", "high"},
    {"groups", "groups of this row, between blanks; gates and filters go by them", "fault"},
    {"steps", "for people: what is done, step by step", ""},
    {"target", "the service that is hit; empty: db", "db"},
    {"fault",
     "none, stop, kill, pause, restart, disconnect, refuse, recovery(20s), reset, close, blackhole, hang(1s), "
     "latency(500ms), bandwidth(8kB/s), drip(16B, 50ms), cut(100), sqlstate(57P01)",
     "stop"},
    {"begin",
     "before-request, long-before-request (the service knows of it), during-request, or a moment: on(accept), "
     "on(INSERT), within(COMMIT, 3), after(COMMIT), on(SELECT after COMMIT)",
     "long-before-request"},
    {"end", "after-response, a time such as 2s, or empty where the fault is over by itself", "after-response"},
    {"expectStatus", "HTTP status of the request: 201, 5xx, 503|504", "503"},
    {"expectWithin", "its longest time, scaled", "500ms"},
    {"expectError", "text that the answer must hold", "database"},
    {"expectRetries", "retries: 0, 1..3", "0"},
    {"expectStored", "rows for its key after recovery: 0, 1, or as-acknowledged", "0"},
    {"expectLater", "status of asking for it after recovery; empty: 200 or 404, as it is stored", ""},
    {"expectRepeat", "status of the same request once more after recovery; empty: any", "201"},
    {"recoverWithin", "longest time until every worker is healthy again, scaled", "5s"},
    {"retryDelayScale", "of all times that the service waits by itself; empty: 1", ""},
    {"load", "clients that keep on paying while it lasts", ""},
    {"enabled", "true, false or nothing", ""},
    {"owner", "for people", ""},
};

std::vector<std::string> names_of_columns() {
    std::vector<std::string> names;
    for (const auto& column : columns) names.push_back(column.name);
    return names;
}

/// What each cell may say, and all together mustn't. \throws SetupError
void check_together(const Scenario& scenario, const Location& where) {
    using Reach = Fault::Reach;
    const auto refuse = [&](const std::string& what, const std::string& expected) {
        throw SetupError({where, what, expected});
    };
    const Begin& begin = scenario.begin;
    if (scenario.fault.reach == Reach::none && begin.kind != Begin::Kind::before_request)
        refuse("nothing happens " + shown(begin.text) + ", for the fault is none", "an empty begin");
    if (scenario.fault.reach == Reach::wire && begin.kind != Begin::Kind::at) {
        refuse(shown(scenario.fault.text) + " strikes one message of the request, and begin names none",
               "a moment such as on(INSERT)");
    }
    if (begin.kind == Begin::Kind::long_before_request && scenario.end.kind != End::Kind::after_response) {
        refuse("an outage that the service has long known must not end before the request is answered",
               "the end after-response");
    }
    if (scenario.load > 0 && begin.of_any_request())
        refuse(shown(begin.text) + " names no key, so that any client of the load would be struck", "no load");
}

}  // namespace

OutageSource::OutageSource(const std::string& driver, std::optional<double> scale, std::vector<std::string> notes)
    : table_(csv::Reader(driver)), scale_(scale), notes_(std::move(notes)) {
    const auto known = names_of_columns();
    for (std::size_t i = 0; i < table_.columns().size(); ++i) {
        const std::string& name = table_.columns()[i];
        if (std::find(known.begin(), known.end(), name) != known.end()) continue;
        throw SetupError({table_.column_location(i),
                          "a driver of DockerOutageProvider has no column " + shown(name),
                          {},
                          did_you_mean(name, known)});
    }
    for (const char* needed : {"fault", "expectStatus"}) {
        if (table_.column(needed)) continue;
        throw SetupError({{table_.name(), table_.column_location(0).line},
                          std::string("the column ") + needed + " is missing",
                          "at least fault and expectStatus"});
    }
}

bool OutageSource::next(Row& row) {
    if (!table_.next(cells_)) return false;
    try {
        if (cells_.problem) throw SetupError(*cells_.problem);
        read(row);
    } catch (const SetupError& wrong) {
        row = bad_row("bad_line_" + std::to_string(cells_.line), wrong.problem());
    }
    return true;
}

void OutageSource::read(Row& row) {
    const Location where = table_.location_of(cells_.cells.front());
    row.source = {where.file, where.line};
    Scenario scenario;
    scenario.where = row.source;
    const csv::Field* end = nullptr;
    for (std::size_t i = 0; i < cells_.cells.size(); ++i) {
        const csv::Field& cell = cells_.cells[i];
        const std::string& column = table_.columns()[i];
        const Location at = table_.location_of(cell);
        try {
            if (column == "caseId") {
                take_case_id(row, cell);
            } else if (column == "end") {
                end = &cell;  // what may end depends on the fault, whose column may come later
            } else if (!cell.text.empty()) {
                take(row, scenario, column, std::string(cell.text));
            } else if (column == "fault" || column == "expectStatus") {
                throw SetupError({at, "the row has no " + column, "a value in it"});
            }
        } catch (const SetupError& wrong) {
            Problem problem = wrong.problem();
            if (problem.where.file.empty()) {
                const int inside = problem.where.column > 0 ? problem.where.column - 1 + (cell.quoted ? 1 : 0) : 0;
                problem.where = {at.file, at.line, at.column + inside};
            }
            throw SetupError(problem);
        }
        if (!cell.text.empty() && column != "caseId" && column != "description" && column != "enabled")
            row.parameters.push_back({column, Value::of_text(std::string(cell.text)), at});
    }
    try {
        scenario.end = end_of(end == nullptr ? "" : std::string(end->text), scenario.fault);
    } catch (const SetupError& wrong) {
        Problem problem = wrong.problem();
        problem.where = end == nullptr ? where : table_.location_of(*end);
        throw SetupError(problem);
    }
    check_together(scenario, where);
    if (scale_) scenario.scale = *scale_;
    if (row.id.empty()) row.id = content_id(row.parameters);
    if (row.description.empty()) row.description = scenario.fault.text + ' ' + scenario.begin.text;
    scenario.id = row.id;
    row.labels.push_back({"fault", scenario.fault.text});
    row.labels.push_back({"moment", scenario.begin.text.empty() ? "before-request" : scenario.begin.text});
    row.object = std::make_shared<TypedObject<Outage>>(Outage(std::move(scenario)));
}

void OutageSource::take(Row& row, Scenario& scenario, const std::string& column, const std::string& text) {
    Expected& expected = scenario.expected;
    if (column == "description") {
        row.description = text;
    } else if (column == "priority" || column == "owner") {
        row.labels.push_back({column, text});
    } else if (column == "groups") {
        row.groups = groups_of(text);
    } else if (column == "target") {
        scenario.target = text;
    } else if (column == "fault") {
        scenario.fault = fault_of(text);
    } else if (column == "begin") {
        scenario.begin = begin_of(text);
    } else if (column == "expectStatus") {
        expected.status = status_of(text);
    } else if (column == "expectWithin") {
        expected.within = duration_of(text);
    } else if (column == "expectError") {
        expected.error = text;
    } else if (column == "expectRetries") {
        expected.retries = count_of(text);
    } else if (column == "expectStored") {
        if (text != "as-acknowledged") expected.stored = count_of(text, {"as-acknowledged"});
    } else if (column == "expectLater") {
        expected.later = status_of(text);
    } else if (column == "expectRepeat") {
        expected.repeat = status_of(text);
    } else if (column == "recoverWithin") {
        expected.recovered = duration_of(text);
    } else if (column == "retryDelayScale") {
        scenario.scale = scale_of(text);
    } else if (column == "load") {
        scenario.load = clients_of(text);
    } else if (column == "enabled") {
        const auto enabled = enabled_of(text);
        if (!enabled) throw SetupError({{}, shown(text) + " says neither yes nor no", "true, false or nothing"});
        if (*enabled) return;
        row.state = RowState::skipped;
        row.cause = to_string(row.source) + ": disabled in its driver";
    }
}

void OutageSource::take_case_id(Row& row, const csv::Field& cell) {
    if (cell.text.empty()) return;
    const Location at = table_.location_of(cell);
    const auto [first, is_new] = ids_.try_emplace(std::string(cell.text), at);
    if (!is_new) {
        throw SetupError({at, "caseId " + shown(std::string(cell.text)) + " is taken", "an id of its own for each row",
                          "the first: " + to_string(first->second)});
    }
    row.id = identifier(cell.text, false);
    if (!taken_.insert(row.id).second) row.id = identifier_apart(cell.text);
    if (row.id != cell.text) row.own_id = cell.text;
}

SourceNotes OutageSource::notes() const {
    SourceNotes notes;
    notes.driver = table_.name();
    notes.lines = notes_;
    return notes;
}

std::string driver_template(const std::string& for_whom) {
    return scaffold::driver_text(for_whom, columns);
}

}  // namespace offbeat::outage

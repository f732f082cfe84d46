#include "proposal.hpp"

#include "cell_text.hpp"

#include <algorithm>

namespace offbeat::tables {
namespace {

using database::Column;
using database::Kind;
using database::Table;

constexpr std::chrono::seconds proposed_tolerance{2};

bool is_random(const Column& column) {
    return column.fallback.find("uuid") != std::string::npos || column.fallback.find("random") != std::string::npos;
}

/// Whether the test, and not the database, decides what a column holds.
bool is_plain(const Column& column) {
    return !column.generated && !column.computed && column.kind != Kind::time && !is_random(column);
}

std::vector<std::size_t> plain_key(const Table& table, const std::vector<std::string>& columns) {
    std::vector<std::size_t> key;
    for (const auto& name : columns) {
        key.push_back(index_of(table, name));
        if (!is_plain(table.columns[key.back()])) return {};
    }
    return key;
}

std::vector<std::size_t> key_for(const Table& table, const Sheet* prepared) {
    std::vector<std::size_t> key;
    if (prepared != nullptr) {
        for (const std::size_t column : prepared->keys) key.push_back(index_of(table, prepared->columns[column]->name));
        return key;
    }
    for (const auto& unique : table.unique_keys) {
        if (key = plain_key(table, unique); !key.empty()) return key;
    }
    if (key = plain_key(table, table.primary_key); !key.empty()) return key;
    for (const auto& reference : table.references) {
        for (const auto& column : reference.columns) {
            const std::size_t index = index_of(table, column);
            if (std::ranges::find(key, index) == key.end()) key.push_back(index);
        }
    }
    if (!key.empty()) return key;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (is_plain(table.columns[i])) key.push_back(i);
    }
    if (!key.empty()) return key;
    for (const auto& column : table.primary_key) key.push_back(index_of(table, column));
    return key;
}

Rule rule_for(const Column& column) {
    if (column.generated) return {Rule::Kind::ignore};
    if (is_random(column)) return {Rule::Kind::not_null};
    if (column.kind == Kind::time) return {Rule::Kind::date, proposed_tolerance};
    return {};
}

/// `now` where the time is of this run, in a cell of its own rule where its column's doesn't say so.
std::string time_text(const Value& value, const Rule& rule, const Running& running) {
    const auto at = database::timestamp_of(value.text, rule.zone);
    // A number may be anything.
    const bool is_time = at && value.text.find('-') != std::string::npos;
    if (!is_time) return cell_text(value);
    const std::string now = at->step >= std::chrono::hours(24) ? "today" : "now";
    Rule date{Rule::Kind::date, proposed_tolerance};
    for (const auto& zone : {database::Zone{}, database::Zone{true, {}}}) {
        date.zone = zone;
        const auto span = span_of(now, date, running);
        if (!span || !is_within(value.text, *span, date)) continue;
        return date == rule ? now : "<:" + to_string(date) + ' ' + now + '>';
    }
    return cell_text(value);
}

std::string cell_for(const Value& value, const Rule& rule, Kind kind, const Running& running) {
    if (rule.kind == Rule::Kind::not_null) return "";
    const bool may_be_time = rule.kind == Rule::Kind::date || (rule.kind == Rule::Kind::compare && kind == Kind::text);
    return may_be_time && value.kind == Value::Kind::text ? time_text(value, rule, running) : cell_text(value);
}

}  // namespace

Proposal proposal_for(const Table& table, const Sheet* prepared) {
    Proposal proposal;
    proposal.keys = key_for(table, prepared);
    for (const auto& column : table.columns) proposal.rules.push_back(rule_for(column));
    for (const std::size_t key : proposal.keys) proposal.rules[key] = {Rule::Kind::key};
    return proposal;
}

std::string header_of(const Table& table, const Proposal& proposal) {
    std::vector<std::string> cells = {case_column, claim_column};
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const std::string& name = table.columns[i].name;
        const bool needs_rule = proposal.rules[i].kind != Rule::Kind::compare || name.find(':') != std::string::npos ||
                                name == case_column || name == claim_column;
        cells.push_back(needs_rule ? name + ':' + to_string(proposal.rules[i]) : name);
    }
    return record_of(cells);
}

std::string line_of(const Table& table, const Proposal& proposal, const std::string& row_id, const Change& change,
                    bool own, const Running& running) {
    const bool gone = change.how == Change::How::deleted;
    std::vector<std::string> cells = {row_id, gone ? "absent" : own ? "" : "kept"};
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const Rule& rule = proposal.rules[i];
        const bool told = !gone || rule.kind == Rule::Kind::key;
        cells.push_back(told ? cell_for(change.row[i], rule, table.columns[i].kind, running) : "");
    }
    return record_of(cells);
}

}  // namespace offbeat::tables

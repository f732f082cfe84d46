#include "offbeat/provider.hpp"

#include "offbeat/json_text.hpp"
#include "offbeat/option.hpp"
#include "offbeat/text.hpp"
#include "offbeat/utf8.hpp"

#include <charconv>

namespace offbeat {
namespace {

std::string readable(const Value& value) {
    if (value.kind != Value::Kind::text) return display(value);
    return value.text.empty() ? "empty" : value.text;
}

/// Adds what display() gives, behind its size, and the text itself, which is cut there.
void add_content(StableHash& hash, const Value& value) {
    constexpr std::size_t never_cut = 60;
    const bool as_it_is = value.kind == Value::Kind::text && value.text.size() <= never_cut && utf8::plain(value.text);
    const std::string shown = as_it_is ? std::string() : display(value);
    char size[24];
    const auto end = std::to_chars(size, size + sizeof size, as_it_is ? value.text.size() + 2 : shown.size()).ptr;
    hash.add({size, static_cast<std::size_t>(end - size)});
    hash.add(':');
    if (as_it_is) hash.add('"');
    hash.add(as_it_is ? value.text : shown);
    if (as_it_is) hash.add('"');
    if (value.kind == Value::Kind::text) hash.add(value.text);
    // What is shown of a list is cut; its items may differ behind that.
    if (value.items.empty()) return;
    std::string items;
    json::append_value(items, value);
    hash.add(items);
}

}  // namespace

std::string ProviderContext::option(const std::string& name) const {
    for (const Option* declared : Option::all()) {
        if (declared->name() == name) return declared->value();
    }
    return {};
}

Registry<std::shared_ptr<const DataProvider>>& providers() {
    static Registry<std::shared_ptr<const DataProvider>> all("data provider");
    return all;
}

void ContentId::add(const Parameter& parameter) {
    const Value& value = parameter.value;
    if (size_ <= enough && value.kind != Value::Kind::absent) {
        const bool as_it_is = value.kind == Value::Kind::text && !value.text.empty();
        size_ += as_it_is ? value.text.copy(beginnings_ + size_, most_of_one)
                          : readable(value).copy(beginnings_ + size_, most_of_one);
        beginnings_[size_++] = '_';
    }
    StableHash hash = hash_;  // in a register: for all the compiler knows, what is added could look at hash_
    hash.add(parameter.name);
    hash.add('=');
    add_content(hash, value);
    hash_ = hash;
}

void ContentId::append_to(std::string& out, const std::vector<Parameter>& parameters) const {
    if (parameters.size() == 1) {
        out += identifier(parameters.front().name + '_' + readable(parameters.front().value));
        return;
    }
    append_slug(out, {beginnings_, size_}, 40);
    out += '_';
    append_short_hash(out, hash_.value());
}

namespace {

void append_content_id(std::string& out, const std::vector<Parameter>& parameters) {
    ContentId id;
    for (const auto& parameter : parameters) id.add(parameter);
    id.append_to(out, parameters);
}

}  // namespace

std::string content_id(const std::vector<Parameter>& parameters) {
    std::string out;
    append_content_id(out, parameters);
    return out;
}

namespace detail {

void start_over(Row& row) {
    // All that a row has, and will have, but for what is kept.
    Row fresh;
    fresh.id.swap(row.id);
    fresh.description.swap(row.description);
    fresh.parameters.swap(row.parameters);
    fresh.object.swap(row.object);
    fresh.id.clear();
    fresh.description.clear();
    row = std::move(fresh);
}

Parameter& parameter_at(Row& row, std::size_t index, std::string_view name) {
    if (index == row.parameters.size()) row.parameters.emplace_back();
    Parameter& parameter = row.parameters[index];
    if (parameter.name != name) parameter.name = name;
    if (!parameter.where.file.empty()) parameter.where = {};
    return parameter;
}

void name_by_content(Row& row) {
    append_content_id(row.id, row.parameters);
}

}  // namespace detail

Row bad_row(std::string id, const Problem& problem) {
    Row row;
    row.id = std::move(id);
    row.description = problem.what;
    row.source = problem.where;
    row.state = RowState::bad;
    row.cause = to_string(problem);
    return row;
}

}  // namespace offbeat

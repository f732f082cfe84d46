#include "offbeat/method.hpp"

#include "offbeat/text.hpp"

#include <algorithm>

namespace offbeat {

std::vector<TestMethod>& test_methods() {
    static std::vector<TestMethod> all;
    return all;
}

std::vector<ConfigurationMethod>& configuration_methods() {
    static std::vector<ConfigurationMethod> all;
    return all;
}

namespace detail {
namespace {

std::vector<std::string> parameter_names(const Row& row) {
    std::vector<std::string> names;
    for (const auto& parameter : row.parameters) names.push_back(parameter.name);
    return names;
}

std::string called(const TestMethod& method) {
    return method.class_name + '.' + method.name;
}

/// Whether nothing at all is given for a struct.
bool is_absent(const Value& value) {
    if (value.kind != Value::Kind::object) return value.kind == Value::Kind::absent;
    return std::all_of(value.items.begin(), value.items.end(), is_absent);
}

Location place(const Row& row, const Location& where) {
    return where.line > 0 ? where : row.source;
}

}  // namespace

const Parameter& named_argument(const TestMethod& method, const Row& row, int index, bool optional,
                                Parameter& storage) {
    const Names& names = method.annotation.parameters;
    if (names.size() == 0) {
        throw SetupError({method.where, called(method) + " names no column for its parameter", ".parameters = {\"…\"}",
                          did_you_mean("", parameter_names(row))});
    }
    const std::string name(names[index].substr(0, names[index].find('=')));
    const bool has_default = name.size() < names[index].size();
    const Parameter* given = row.find(name);
    if (given != nullptr && (given->value.kind != Value::Kind::absent || !has_default)) return *given;
    storage = {name, Value::absent(), given != nullptr ? given->where : row.source};
    if (has_default) {
        storage.value = Value::of_text(std::string(names[index].substr(name.size() + 1)));
    } else if (Value members = all_arguments(row, name + '.'); !members.items.empty()) {
        if (!optional || !is_absent(members)) storage.value = std::move(members);
    }
    return storage;
}

Value all_arguments(const Row& row, const std::string& prefix) {
    Value all = Value::object();
    for (const auto& parameter : row.parameters) {
        if (parameter.name.rfind(prefix, 0) != 0) continue;
        const auto path = split(std::string_view(parameter.name).substr(prefix.size()), '.');
        Value* inner = &all;
        for (std::size_t i = 0; i + 1 < path.size(); ++i) {
            if (inner->find(path[i]) == nullptr) inner->set(path[i], Value::object());
            inner = inner->find(path[i]);
        }
        inner->set(path.empty() ? parameter.name : path.back(), parameter.value);
    }
    return all;
}

void refuse_argument(const TestMethod& method, const Row& row, const NotConvertible& wrong, const Parameter* argument) {
    const bool is_struct = argument != nullptr && argument->value.kind == Value::Kind::object;
    if (argument != nullptr && !is_struct) {
        if (row.find(argument->name) == nullptr) {
            throw SetupError({row.source, "no column \"" + argument->name + '"', wrong.at({}).expected,
                              did_you_mean(argument->name, parameter_names(row))});
        }
        // A driver's place tells the column; without one its name must.
        const bool placed = argument->where.line > 0 && argument->where.column > 0;
        throw SetupError(placed ? wrong.at(argument->where)
                                : wrong.inside(argument->name).at(place(row, argument->where)));
    }
    // A struct's message begins with its member's path: the column of that name is where it was written.
    const std::string text = wrong.what();
    const Parameter* given = row.find((is_struct ? argument->name + '.' : "") + text.substr(0, text.find(':')));
    if (given != nullptr) throw SetupError(wrong.at(place(row, given->where)));
    throw SetupError(wrong.at(place(row, row.parameters.empty() ? method.where : Location{})));
}

void refuse_object(const TestMethod& method, const Row& row, const std::string& wanted) {
    const std::string provider(method.annotation.dataProvider);
    if (provider.empty()) {
        throw SetupError({method.where, called(method) + " takes " + wanted + ", which no column can fill",
                          "a text, number, bool, duration, described enum or struct, or an optional or vector of one"});
    }
    const std::string given = row.object == nullptr ? "columns only" : "an object of another type";
    throw SetupError({method.where,
                      called(method) + " takes " + wanted + ", and data provider \"" + provider + "\" gives " + given});
}

std::string method_name(std::string_view pretty_function) {
    // g++ and clang both end in `Method = &bank::TransferTest::testSum]`, g++ with more behind a semicolon.
    const std::size_t begin = pretty_function.find("Method = ");
    std::string_view name = pretty_function.substr(begin, pretty_function.find_first_of(";]", begin) - begin);
    // Behind the last scope, since clang calls one of them `(anonymous namespace)`.
    name = name.substr(name.rfind(':') + 1);
    return std::string(name.substr(0, name.find('(')));
}

}  // namespace detail
}  // namespace offbeat

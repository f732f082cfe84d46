#include "arguments.hpp"

#include "offbeat/text.hpp"

#include <algorithm>
#include <optional>

namespace offbeat::detail {
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

/// The parameters whose names begin with `prefix` as one object; a dotted column name reaches into a nested struct.
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

/// Most drivers have the columns in the parameters' order.
const Parameter* column_of(const Row& row, std::string_view name, std::size_t expected_at) {
    const bool expected = expected_at < row.parameters.size() && row.parameters[expected_at].name == name;
    return expected ? &row.parameters[expected_at] : row.find(name);
}

/// A row's columns as the members of a struct, where they stand.
class RowMembers final : public MemberValues {
public:
    explicit RowMembers(const Row& row) : row_(row) {}

    const Value* find(const char* member) override {
        const Parameter* given = column_of(row_, member, next_);
        if (given != nullptr) {
            next_ = static_cast<std::size_t>(given - row_.parameters.data()) + 1;
            ++found_;
            return &given->value;
        }
        const std::string prefix = std::string(member) + '.';
        nested_ = all_arguments(row_, prefix);
        found_ += static_cast<std::size_t>(std::ranges::count_if(
            row_.parameters, [&](const Parameter& parameter) { return parameter.name.starts_with(prefix); }));
        return nested_.items.empty() ? nullptr : &nested_;
    }

    /// Whether each column was one that the struct has.
    [[nodiscard]] bool all_found() const { return found_ == row_.parameters.size(); }

private:
    const Row& row_;
    std::size_t next_ = 0;  ///< where the next member is expected
    std::size_t found_ = 0;
    Value nested_;
};

/// Makes a struct of the whole row.
void* whole_row_argument(const Row& row, const ParameterOps& ops, ObjectStore& store) {
    if (ops.convert_members != nullptr) {
        RowMembers members(row);
        try {
            void* const made = store.make(ops, members);
            if (members.all_found()) return made;
        } catch (const NotConvertible&) {
            // Something may be wrong with the columns that comes before what is wrong with a value.
        }
    }
    return store.make(ops, all_arguments(row, ""));
}

/// The value that fills parameter `index`, and its place: a column's, or a struct's of the columns `name.member`.
/// \param optional whether a struct of which nothing is given is none at all
/// \param storage for a value that the row doesn't have as it is
const Parameter& named_argument(const TestMethod& method, const Row& row, int index, bool optional,
                                std::optional<Parameter>& storage) {
    const Names& names = method.annotation.parameters;
    if (names.size() == 0) {
        throw SetupError({method.where, called(method) + " names no column for its parameter", ".parameters = {\"…\"}",
                          did_you_mean("", parameter_names(row))});
    }
    const std::string_view name = names[index].substr(0, names[index].find('='));
    const bool has_default = name.size() < names[index].size();
    const Parameter* given = column_of(row, name, static_cast<std::size_t>(index));
    if (given != nullptr && (given->value.kind != Value::Kind::absent || !has_default)) return *given;
    storage = {std::string(name), Value::absent(), given != nullptr ? given->where : row.source};
    if (has_default) {
        storage->value = Value::of_text(std::string(names[index].substr(name.size() + 1)));
    } else if (Value members = all_arguments(row, storage->name + '.'); !members.items.empty()) {
        if (!optional || !is_absent(members)) storage->value = std::move(members);
    }
    return *storage;
}

/// \param argument null where the parameter is the whole row
[[noreturn]] void refuse_argument(const TestMethod& method, const Row& row, const NotConvertible& wrong,
                                  const Parameter* argument) {
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

[[noreturn]] void refuse_object(const TestMethod& method, const Row& row, const std::string& wanted) {
    const std::string provider(method.annotation.dataProvider);
    if (provider.empty()) {
        throw SetupError({method.where, called(method) + " takes " + wanted + ", which no column can fill",
                          "a text, number, bool, duration, described enum or struct, or an optional or vector of one"});
    }
    const std::string given = row.object == nullptr ? "columns only" : "an object of another type";
    throw SetupError({method.where,
                      called(method) + " takes " + wanted + ", and data provider \"" + provider + "\" gives " + given});
}

void* argument(const TestMethod& method, const Row& row, int index, ObjectStore& store) {
    const DeclaredParameter& declared = method.ops.parameters[index];
    const ParameterOps& ops = declared.ops();
    if (row.object != nullptr && row.object->type() == *ops.id) return row.object->address();
    if (ops.convert == nullptr) refuse_object(method, row, ops.name());
    const bool whole_row = method.ops.arity == 1 && method.annotation.parameters.size() == 0 && ops.is_struct;
    std::optional<Parameter> storage;
    const Parameter* given = whole_row ? nullptr : &named_argument(method, row, index, ops.is_optional, storage);
    const bool in_place = ops.is_text && !declared.may_change && !storage && given != nullptr;
    if (in_place && given->value.kind == Value::Kind::text) {
        return const_cast<std::string*>(&given->value.text);  // NOLINT(*-const-cast): the method can't change it
    }
    try {
        return whole_row ? whole_row_argument(row, ops, store) : store.make(ops, given->value);
    } catch (const NotConvertible& wrong) {
        refuse_argument(method, row, wrong, given);
    }
}

}  // namespace

ObjectStore::~ObjectStore() {
    while (count_ > 0) {
        const Made& last = made_[--count_];
        last.ops->destroy(last.object);
    }
}

void* ObjectStore::make(const ParameterOps& ops, const Value& value) {
    void* room = room_for(ops);
    ops.convert(room, value);
    return keep(ops, room);
}

void* ObjectStore::make(const ParameterOps& ops, MemberValues& members) {
    void* room = room_for(ops);
    ops.convert_members(room, members);
    return keep(ops, room);
}

void* ObjectStore::keep(const ParameterOps& ops, void* object) {
    made_[count_++] = {&ops, object};
    return object;
}

void* ObjectStore::room_for(const ParameterOps& ops) {
    void* room = near_ + used_;
    std::size_t left = sizeof near_ - used_;
    if (std::align(ops.alignment, ops.size, room, left) != nullptr) {
        used_ = sizeof near_ - left + ops.size;
        return room;
    }
    left = ops.size + ops.alignment;
    far_.push_back(std::make_unique<std::byte[]>(left));
    room = far_.back().get();
    return std::align(ops.alignment, ops.size, room, left);
}

Arguments::Arguments(const TestMethod& method, const Row& row) {
    const MethodOps& ops = method.ops;
    if (ops.arity > Names::capacity) {
        throw SetupError({method.where, called(method) + " takes " + std::to_string(ops.arity) + " parameters",
                          "at most " + std::to_string(Names::capacity)});
    }
    for (int i = 0; i < ops.arity; ++i) addresses_[i] = argument(method, row, i, store_);
}

}  // namespace offbeat::detail

#pragma once

#include "offbeat/method.hpp"
#include "offbeat/registry.hpp"
#include "offbeat/row.hpp"
#include "offbeat/text.hpp"

#include <charconv>
#include <memory>
#include <string>
#include <vector>

namespace offbeat {

/// What a provider is told of the method that it feeds.
struct ProviderContext {
    const TestMethod& test;
    std::string testres;                    ///< the root of the drivers
    std::vector<ParameterType> parameters;  ///< of the method
    bool scaffold = true;                   ///< whether a driver that isn't there may be written

    [[nodiscard]] const std::string& class_name() const { return test.class_name; }
    [[nodiscard]] const std::string& method() const { return test.name; }
    /// An option of the suite by its name; empty where it isn't declared.
    [[nodiscard]] std::string option(const std::string& name) const;
};

/// What a provider would be told of the method whose row runs now: for base classes that bring files of their own.
/// \throws Error where no row runs
ProviderContext running_method();

/// What the plan prints of a method's rows; complete once the rows were drained.
struct SourceNotes {
    std::string driver = {};                   ///< the driver's path
    std::string formula = {};                  ///< `cases = 1 + 3+4 = 8`
    std::vector<std::string> dimensions = {};  ///< the attributes that a row may aim at
    std::vector<std::string> lines = {};
};

/// Rows, pulled one at a time, never collected.
class RowSource {
public:
    virtual ~RowSource() = default;

    /// Fills the next row, which arrives empty; false at the end. A row that is wrong is filled with RowState::bad and
    /// its cause, and the rows after it follow. What it throws ends the rows and fails the method.
    virtual bool next(Row& row) = 0;

    /// The same for a row that may hold an earlier one, whose memory is then used again: for those who look at one row
    /// at a time.
    virtual bool refill(Row& row) {
        row = Row{};
        return next(row);
    }

    [[nodiscard]] virtual SourceNotes notes() const { return {}; }
};

/// A named source of rows, as TestNG's @DataProvider. It may be asked several times and must give the same rows.
class DataProvider {
public:
    virtual ~DataProvider() = default;
    [[nodiscard]] virtual std::unique_ptr<RowSource> rows(const ProviderContext& context) const = 0;
    /// Whether it has data for a method that takes no parameters and names no provider, so that it becomes the default.
    [[nodiscard]] virtual bool is_default_for(const ProviderContext& /*context*/) const { return false; }
};

/// All providers of the whole program by name.
Registry<std::shared_ptr<const DataProvider>>& providers();

/// An id made from a row's content: the same wherever the row stands. Readable where it can be.
std::string content_id(const std::vector<Parameter>& parameters);

/// content_id() of parameters that come one after the other: a source that streams doesn't look at them twice.
class ContentId {
public:
    void add(const Parameter& parameter);
    /// Appends the id.
    /// \param parameters all that were added
    void append_to(std::string& out, const std::vector<Parameter>& parameters) const;

private:
    static constexpr std::size_t enough = 32;  // of the values' beginnings
    static constexpr std::size_t most_of_one = 16;

    StableHash hash_;
    char beginnings_[enough + most_of_one + 1];
    std::size_t size_ = 0;
};

/// A row that is wrong: it is reported as broken, with its problem.
Row bad_row(std::string id, const Problem& problem);

namespace detail {

/// Empties a row but for its parameters and its object, which are written over, and keeps its texts' memory.
void start_over(Row& row);

/// Begins to write over the parameter at `index`.
Parameter& parameter_at(Row& row, std::size_t index, std::string_view name);

/// The object's value, in the memory that a value has.
template <class T>
void assign_value(Value& value, const T& object) {
    if constexpr (std::is_same_v<T, std::string>) {
        value.become_text(object);
    } else if constexpr (std::is_integral_v<T> && requires(char* at) { std::to_chars(at, at, object); }) {
        char digits[24];
        value.become_text({digits, std::to_chars(digits, digits + sizeof digits, object).ptr});
    } else {
        value = ConvertMember<T>::to(object);
    }
}

/// Fills the parameters with the object's described members, or with the object itself as `value`.
template <class T>
void fill_parameters(Row& row, const T& object) {
    std::size_t count = 0;
    if constexpr (MadeByMembers<T>) {
        boost::mp11::mp_for_each<Members<T>>(
            [&](auto member) { assign_value(parameter_at(row, count++, member.name).value, object.*member.pointer); });
    } else if (Value value = to_value(object); value.kind == Value::Kind::object) {
        for (; count < value.names.size(); ++count)
            parameter_at(row, count, value.names[count]).value = std::move(value.items[count]);
    } else {
        parameter_at(row, count++, "value").value = std::move(value);
    }
    row.parameters.resize(count);
}

/// Its id, from its parameters.
void name_by_content(Row& row);

template <class T>
void carry(Row& row, T object) {
    if constexpr (std::is_move_assignable_v<T>) {
        if (row.object.use_count() == 1 && row.object->type() == typeid(T)) {
            static_cast<TypedObject<T>&>(*row.object).value = std::move(object);
            return;
        }
    }
    row.object = std::make_shared<TypedObject<T>>(std::move(object));
}

}  // namespace detail

/// Makes a row that carries an object, with its described members (or the object itself as `value`) as parameters, of
/// one that may have carried another.
template <class T>
void fill_row(Row& row, T object) {
    static_assert(Convertible<T>, "describe the type of these rows (BOOST_DESCRIBE_STRUCT), or yield offbeat::Row");
    detail::start_over(row);
    detail::fill_parameters(row, object);
    detail::name_by_content(row);
    detail::carry(row, std::move(object));
}

template <>
inline void fill_row<Row>(Row& row, Row object) {
    row = std::move(object);
}

/// The same as a new row.
template <class T>
Row row_of(T object) {
    Row row;
    fill_row(row, std::move(object));
    return row;
}

namespace detail {

/// A source over what a provider function gave: a callable that returns an optional, or a range.
template <class Pull>
class PulledSource final : public RowSource {
public:
    explicit PulledSource(Pull pull) : pull_(std::move(pull)) {}

    bool next(Row& row) override { return refill(row); }

    bool refill(Row& row) override {
        auto object = pull_();
        if (!object) return false;
        fill_row(row, std::move(*object));
        return true;
    }

private:
    Pull pull_;
};

template <class Range>
auto pull_from(Range range) {
    return [range = std::make_shared<Range>(std::move(range)), at = std::size_t{0}]() mutable {
        using Item = std::remove_cvref_t<decltype(*range->begin())>;
        auto item = range->begin() + static_cast<std::ptrdiff_t>(at);
        return at++ < range->size() ? std::optional<Item>(*item) : std::nullopt;
    };
}

template <class Function>
decltype(auto) ask(const Function& function, [[maybe_unused]] const ProviderContext& context) {
    if constexpr (std::is_invocable_v<const Function&, const ProviderContext&>) {
        return function(context);
    } else {
        return function();
    }
}

template <class Function>
class FunctionProvider final : public DataProvider {
public:
    explicit FunctionProvider(Function function) : function_(std::move(function)) {}

    [[nodiscard]] std::unique_ptr<RowSource> rows(const ProviderContext& context) const override {
        auto given = ask(function_, context);
        if constexpr (std::is_invocable_v<decltype(given)&>) {
            return std::make_unique<PulledSource<decltype(given)>>(std::move(given));
        } else {
            auto pull = pull_from(std::move(given));
            return std::make_unique<PulledSource<decltype(pull)>>(std::move(pull));
        }
    }

private:
    Function function_;
};

template <class Given>
auto one_of(Given& given) {
    if constexpr (std::is_invocable_v<Given&>) {
        return *given();
    } else {
        return *given.begin();
    }
}

template <class T>
concept RowLike = Convertible<T> || std::same_as<T, Row>;

/// A function of nothing or of the context, whose rows Offbeat knows how to pass on.
template <class Function>
concept YieldsRows = requires(const Function& function, const ProviderContext& context,
                              std::remove_cvref_t<decltype(ask(function, context))>& given) {
    requires RowLike<std::remove_cvref_t<decltype(one_of(given))>>;
};

}  // namespace detail

/// A provider from an object of a class of its own, or from a function of nothing or of the context, that returns
/// a vector of row objects or (to stream them) a callable that returns them one by one as std::optional.
template <class Thing>
std::shared_ptr<const DataProvider> make_provider(Thing thing) {
    if constexpr (std::is_base_of_v<DataProvider, Thing>) {
        return std::make_shared<Thing>(std::move(thing));
    } else {
        constexpr bool yields_rows = detail::YieldsRows<Thing>;
        static_assert(yields_rows, "describe the type of these rows (BOOST_DESCRIBE_STRUCT), or yield offbeat::Row; a "
                                   "provider is a class of that base, or a function of nothing or of the context");
        if constexpr (yields_rows) {
            return std::make_shared<detail::FunctionProvider<Thing>>(std::move(thing));
        } else {
            return nullptr;
        }
    }
}

}  // namespace offbeat

/// Registers a data provider beside the tests, for the whole program: `OFFBEAT_PROVIDER("amounts", amounts);`. In a
/// class's body, and for it: OFFBEAT_CLASS_PROVIDER (class_provider.hpp).
// Variadic, since a lambda or a braced list may hold commas.
#define OFFBEAT_PROVIDER(name, ...)                                                                                    \
    static const bool OFFBEAT_UNIQUE(offbeat_provider_) =                                                              \
        ::offbeat::providers().add(name, ::offbeat::make_provider(__VA_ARGS__), __FILE__, __LINE__)

#pragma once

#include <initializer_list>
#include <string_view>
#include <typeinfo>

namespace offbeat {

/// A short list of names inside an annotation: `{"funcExp", "slow"}`.
class Names {
public:
    static constexpr int capacity = 16;

    constexpr Names() = default;
    constexpr Names(std::initializer_list<std::string_view> names) {
        if (names.size() > capacity) throw "an annotation takes at most 16 names";  // stops the compilation
        for (const std::string_view name : names) names_[size_++] = name;
    }

    constexpr void add(std::string_view name) {
        if (size_ == capacity) throw "an annotation takes at most 16 names";
        names_[size_++] = name;
    }

    [[nodiscard]] constexpr int size() const { return size_; }
    [[nodiscard]] constexpr const std::string_view* begin() const { return names_; }
    [[nodiscard]] constexpr const std::string_view* end() const { return names_ + size_; }
    [[nodiscard]] constexpr std::string_view operator[](int index) const { return names_[index]; }

private:
    std::string_view names_[capacity] = {};
    int size_ = 0;
};

namespace detail {

template <class E>
bool is_current_exception() {
    try {
        throw;
    } catch (const E&) {
        return true;
    } catch (...) {
        return false;
    }
}

}  // namespace detail

/// Types of exceptions inside an annotation; made by `exceptions`.
struct ExceptionTypes {
    struct Type {
        const std::type_info* id;
        bool (*is_current)();  ///< asked while one is handled; those derived from it count
    };

    const Type* all = nullptr;
    int size = 0;
};

namespace detail {
template <class... E>
inline constexpr ExceptionTypes::Type exception_types[] = {{&typeid(E), &is_current_exception<E>}...};
}

/// `.expectedExceptions = offbeat::exceptions<std::invalid_argument, NotCovered>`: the method must end with one of
/// them.
template <class... E>
inline constexpr ExceptionTypes exceptions{detail::exception_types<E...>, sizeof...(E)};

struct Attribute {
    std::string_view name;
    std::string_view value;
};

/// Names and values inside an annotation, as TestNG's @CustomAttribute.
class Attributes {
public:
    static constexpr int capacity = 8;

    constexpr Attributes() = default;
    constexpr Attributes(std::initializer_list<Attribute> attributes) {
        if (attributes.size() > capacity) throw "an annotation takes at most 8 attributes";  // stops the compilation
        for (const Attribute& attribute : attributes) all_[size_++] = attribute;
    }

    /// One whose name isn't there.
    constexpr void add_missing(const Attribute& attribute) {
        for (const Attribute& known : *this) {
            if (known.name == attribute.name) return;
        }
        if (size_ == capacity) throw "an annotation takes at most 8 attributes";
        all_[size_++] = attribute;
    }

    [[nodiscard]] constexpr int size() const { return size_; }
    [[nodiscard]] constexpr const Attribute* begin() const { return all_; }
    [[nodiscard]] constexpr const Attribute* end() const { return all_ + size_; }

private:
    Attribute all_[capacity] = {};
    int size_ = 0;
};

/// A test method's annotation, with TestNG's keys; OFFBEAT_CLASS has them as defaults for all methods of a class. C++
/// wants them in this order.
struct Test {
    std::string_view dataProvider = {};  ///< a provider's name; empty: CsvProvider where a driver or parameters exist
    Names groups = {};
    std::string_view description = {};
    bool enabled = true;
    int priority = 0;              ///< lower runs first; methods of one priority run as they are declared
    Names parameters = {};         ///< the columns that fill the parameters, `"amount"` or with a default `"amount=10"`
    std::string_view driver = {};  ///< the driver's path, below testres or absolute, instead of the one by convention
    int timeOut = 0;               ///< how long a row may take, in milliseconds; then its process is ended. 0: no limit
    /// Methods that come first, and whose rows must all have passed: `"create"` of the own class, `"OrderTest.create"`
    /// of another, or a regular expression that matches such a name.
    Names dependsOnMethods = {};
    Names dependsOnGroups = {};  ///< the same of all methods in a group, or in those that a regular expression matches
    Names dependsOnRows = {};    ///< methods as in dependsOnMethods; of each, only the row with the same id counts
    bool alwaysRun = false;      ///< they come first, whatever comes of them
    bool ignoreMissingDependencies = false;                 ///< what isn't there needn't pass
    ExceptionTypes expectedExceptions = {};                 ///< a row that ends without one of them fails
    std::string_view expectedExceptionsMessageRegExp = {};  ///< which its whole what() must match
    int invocationCount = 1;                                ///< how often each row runs
    /// Once a row of it has failed, those behind it are skipped.
    bool skipFailedInvocations = false;
    int successPercentage = 100;  ///< so many of a hundred judged rows must pass; of all rows of the method together
    int retries = 0;              ///< how often a row that failed or broke is tried again
    int retryDelay = 0;           ///< before the first retry, in milliseconds; twice as long before each further one
    std::string_view retryAnalyzer = {};  ///< the name of one that decides instead; see OFFBEAT_RETRY_ANALYZER
    bool allowEmpty = false;              ///< a provider that yields no rows is no mistake
    int invocationTimeOut = 0;            ///< how long all its rows may take together, in milliseconds; 0: no limit
    int threadPoolSize = 0;      ///< in how many processes its rows run at once, each with an instance of the class
    Attributes attributes = {};  ///< labels of all its rows: `{{"jira", "PAY-12"}}`
};

/// When a configuration method runs.
enum class When {
    beforeSuite,
    afterSuite,
    beforeTest,
    afterTest,
    beforeGroups,
    afterGroups,
    beforeClass,
    afterClass,
    beforeMethod,
    afterMethod
};
using enum When;
inline constexpr int when_count = 10;

/// Whether it runs for more than one class: in the program itself, before any worker is forked from it, or after all
/// have ended.
constexpr bool is_level(When when) {
    return when < When::beforeClass;
}

/// A configuration method's annotation, with TestNG's keys. Those of a base class run for the rows of the classes
/// derived from it too: before-methods from the base down, after-methods from the derived class up.
///
/// Those of suite, test and groups are static members: a class's instance is each worker's own, and what they leave in
/// static members, files and the environment is everybody's.
struct Configuration {
    When when = When::beforeMethod;
    std::string_view description = {};
    bool enabled = true;
    Names onlyForGroups = {};    ///< before- and after-methods: only around rows in one of these groups
    bool firstTimeOnly = false;  ///< a before-method: only before a method's first row
    bool lastTimeOnly = false;   ///< an after-method: once after a method's last row, whatever became of that
    Names groups = {};           ///< beforeGroups, afterGroups: it runs where a row in one of these runs
    /// With `--config-failure=skip-class`: also after another one of its class, or an outer one, has failed. Else
    /// after-methods run whatever has happened.
    bool alwaysRun = false;
    int timeOut = 0;  ///< how long it may take, in milliseconds; then its process is ended. 0: no limit of its own
};

}  // namespace offbeat

#pragma once

#include "offbeat/attachment.hpp"
#include "offbeat/location.hpp"
#include "offbeat/value.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <typeinfo>
#include <vector>

namespace offbeat {

/// One named argument of a row, and where the tester wrote it.
struct Parameter {
    std::string name;
    Value value;
    Location where = {};
};

/// What a row says of itself to reports, such as `target` = `pid` or `class` = `too long`.
struct Label {
    std::string name;
    std::string value;
};

/// An argument that only its provider can make (an OrthotropicRequest, an Outage), carried by type.
class RowObject {
public:
    virtual ~RowObject() = default;
    [[nodiscard]] virtual const std::type_info& type() const = 0;
    /// The object itself, of that type.
    [[nodiscard]] virtual void* address() = 0;
};

template <class T>
class TypedObject final : public RowObject {
public:
    explicit TypedObject(T object) : value(std::move(object)) {}
    [[nodiscard]] const std::type_info& type() const override { return typeid(T); }
    [[nodiscard]] void* address() override { return &value; }

    T value;
};

/// What is known of a row before it runs.
enum class RowState {
    ready,
    bad,             ///< the driver is wrong here: the row is reported as broken, the rows after it run
    skipped,         ///< switched off, with its cause
    not_configured,  ///< a driver that Offbeat wrote and nobody filled in yet
};

/// What a row asks of its own verdict; most rows ask nothing.
struct RowRules {
    std::string expectedException = {};           ///< the name of a type that it must throw: `std::invalid_argument`
    std::string expectedMessage = {};             ///< a part of that exception's what()
    std::string knownBug = {};                    ///< the bug by which it must fail
    std::vector<std::string> dependsOnRows = {};  ///< `ID` of the own method, `method/ID`, `Class/method/ID`
    int priority = 0;                             ///< lower runs first, within the method

    bool operator==(const RowRules&) const = default;
};

/// One invocation of a test method: what a provider yields.
struct Row {
    std::string id;           ///< stable, of \w+ characters; unique within its method
    std::string description;  ///< for people, in any script; empty: see description_of()
    Location source = {};     ///< the driver's line
    std::vector<Parameter> parameters = {};
    std::vector<Label> labels = {};
    std::vector<std::string> groups = {};
    std::shared_ptr<RowObject> object = {};
    RowState state = RowState::ready;
    std::string cause = {};                      ///< why it isn't ready
    std::shared_ptr<const RowRules> rules = {};  ///< null: it asks nothing
    std::int64_t time_out = 0;  ///< how long it may take, in milliseconds; 0: as its method's annotation has it
    /// What it shows to reports, filled while it runs; gone when its verdict is told.
    std::vector<Attachment> attachments = {};
    /// Where a base class ran the row earlier (see TestClass::before_rows), how long that took; reports tell it instead
    /// of the time that they would measure.
    std::optional<double> seconds = {};
    /// As its tester spells it, where that isn't the id: `PID-1` of `PID_1`.
    std::string own_id = {};
    /// Its number in its method's rows, from 1, in its provider's order, whatever order they run in; the plan gives it.
    std::uint64_t place = 0;
    int invocation = 1;  ///< which of its method's invocations it is of, from 1; the plan gives it, too

    [[nodiscard]] const Parameter* find(std::string_view name) const;
    /// Whether somebody who writes this means it: its id, or as its tester spells it.
    [[nodiscard]] bool is_called(std::string_view name) const {
        return id == name || (!own_id.empty() && own_id == name);
    }
    /// A label's value; empty where there is none.
    [[nodiscard]] std::string_view label(std::string_view name) const;
};

/// A row as people read it: its description; where it has none, its parameters: `amount = "10", currency = "CNY"`. Of
/// most rows nobody ever asks, so that sources leave empty what the parameters say.
std::string description_of(const Row& row);
void append_description(std::string& out, const Row& row);

}  // namespace offbeat

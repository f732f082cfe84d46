#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace offbeat::keeper {

/// What keeper, program and journal tell each other: names with texts, written as one line of JSON.
class Record {
public:
    Record() = default;
    /// A record of a kind: `{"intend":"7"}`.
    Record(const std::string& kind, const std::string& value) { set(kind, value); }

    void set(const std::string& name, const std::string& value) { fields_[name] = {value}; }
    void set(const std::string& name, const std::vector<std::string>& values) { fields_[name] = values; }

    [[nodiscard]] bool has(const std::string& name) const { return fields_.contains(name); }
    /// The only or first text of a name; empty where there is none.
    [[nodiscard]] std::string text(const std::string& name) const;
    /// All texts of a name.
    [[nodiscard]] std::vector<std::string> texts(const std::string& name) const;
    /// A text that is a whole number; 0 where it is none.
    [[nodiscard]] std::int64_t number(const std::string& name) const;

    /// Names with what follows a prefix taken off: `with.name` is `name`.
    [[nodiscard]] std::map<std::string, std::string> below(const std::string& prefix) const;

    [[nodiscard]] std::string json() const;
    /// Nothing where the line isn't one.
    static std::optional<Record> parse(std::string_view line);

private:
    std::map<std::string, std::vector<std::string>> fields_;
};

}  // namespace offbeat::keeper

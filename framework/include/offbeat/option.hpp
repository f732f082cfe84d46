#pragma once

#include <initializer_list>
#include <string>
#include <vector>

namespace offbeat {

/// A command-line option of a suite's own, declared at namespace scope and read while tests run:
///
///     const offbeat::Option store{"store", "sqlite::memory:", "where vouchers are kept"};
class Option {
public:
    /// \param fallback the value when the command line doesn't give it
    Option(std::string name, std::string fallback, std::string description);
    Option(const Option&) = delete;
    Option& operator=(const Option&) = delete;
    ~Option();

    [[nodiscard]] const std::string& value() const { return value_; }
    [[nodiscard]] bool given() const { return given_; }
    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] const std::string& description() const { return description_; }

    void set(std::string value);

    /// All that are declared in this program.
    [[nodiscard]] static const std::vector<Option*>& all();

private:
    std::string name_, value_, description_;
    bool given_ = false;
};

/// Options that a program has unless its command line gives them, as pytest's `addopts`:
///
///     const offbeat::DefaultOptions defaults{"--jobs=1", "--timeout=30s"};
class DefaultOptions {
public:
    DefaultOptions(std::initializer_list<const char*> words);

    /// Those of this program, in the order of their declaration.
    [[nodiscard]] static const std::vector<std::string>& all();
};

}  // namespace offbeat

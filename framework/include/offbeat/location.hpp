#pragma once

#include <concepts>
#include <string>
#include <utility>

namespace offbeat {

/// A file's name, which all places in the file share: a copy costs no copy of its text. Stands wherever a std::string
/// may. Names are kept until the program ends: there are as many as there are files.
class FileName {
public:
    FileName() = default;
    FileName(const std::string& name);
    FileName(const char* name) : FileName(std::string(name)) {}

    [[nodiscard]] const std::string& str() const { return name_ == nullptr ? none() : *name_; }
    [[nodiscard]] const char* c_str() const { return str().c_str(); }
    [[nodiscard]] bool empty() const { return name_ == nullptr; }
    operator const std::string&() const { return str(); }
    /// And whatever a std::string becomes: a std::string_view, a path.
    template <class T>
    requires(!std::same_as<T, std::string> && !std::same_as<T, FileName> && std::convertible_to<const std::string&, T>)
    operator T() const {
        return str();
    }

    bool operator==(const FileName& other) const { return name_ == other.name_; }
    bool operator==(const std::string& text) const { return str() == text; }
    bool operator==(const char* text) const { return str() == text; }
    friend std::string operator+(std::string text, const FileName& name) { return std::move(text) + name.str(); }

private:
    static const std::string& none();

    const std::string* name_ = nullptr;  ///< the one copy of its text; null: it is empty
};

/// A place in a file that a person can go to. Lines and columns count from 1, columns in characters; 0: not known.
struct Location {
    FileName file;
    int line = 0;
    int column = 0;

    bool operator==(const Location&) const = default;
};

/// `file:line:column`, without the parts that are not known. A file below the current directory is shown relative to
/// it.
std::string to_string(const Location& where);

}  // namespace offbeat

#include "expected_throw.hpp"

#include "offbeat/error.hpp"
#include "offbeat/text.hpp"
#include "offbeat/value.hpp"
#include "pattern.hpp"

#include <boost/core/demangle.hpp>

#include <algorithm>
#include <exception>
#include <stdexcept>
#include <system_error>
#include <typeinfo>

namespace offbeat {
namespace {

/// Types that a driver may name though they are only a base of what is thrown; any other name is that of the very type.
constexpr ExceptionTypes bases =
    exceptions<std::exception, std::logic_error, std::invalid_argument, std::domain_error, std::length_error,
               std::out_of_range, std::runtime_error, std::range_error, std::overflow_error, std::underflow_error,
               std::system_error, std::bad_alloc, std::bad_cast, Error, SetupError, EnvironmentError>;

std::string name_of(const std::type_info& type) {
    return boost::core::demangle(type.name());
}

/// Whether a driver's word is a type's name: whole, or without its namespaces.
bool is_name(const std::string& word, const std::string& type) {
    if (word == type) return true;
    const std::size_t scope = type.rfind("::");
    return scope != std::string::npos && word == type.substr(scope + 2);
}

const std::type_info* current_type() {
    try {
        throw;
    } catch (const std::exception& thrown) {
        return &typeid(thrown);
    } catch (...) {
        return nullptr;  // nobody can tell in standard C++
    }
}

std::string current_text() {
    try {
        throw;
    } catch (const std::exception& thrown) {
        return thrown.what();
    } catch (...) {
        return {};
    }
}

std::string current_shown() {
    const auto* type = current_type();
    return type == nullptr ? "something that is no std::exception" : name_of(*type) + ": " + current_text();
}

}  // namespace

bool ExpectedThrow::any() const {
    return of_row() || annotation_.expectedExceptions.size > 0 ||
           (rules_ != nullptr && !rules_->expectedMessage.empty());
}

bool ExpectedThrow::is_type() const {
    const auto is_one_of = [](const ExceptionTypes& types, auto holds) {
        for (int i = 0; i < types.size; ++i) {
            if (holds(types.all[i]) && types.all[i].is_current()) return true;
        }
        return false;
    };
    if (!of_row()) {
        const auto& types = annotation_.expectedExceptions;
        return types.size == 0 || is_one_of(types, [](const auto&) { return true; });
    }
    const std::string& wanted = rules_->expectedException;
    const auto* type = current_type();
    if (type != nullptr && is_name(wanted, name_of(*type))) return true;
    const auto named = [&](const ExceptionTypes::Type& base) { return is_name(wanted, name_of(*base.id)); };
    return is_one_of(bases, named) || is_one_of(annotation_.expectedExceptions, named);
}

bool ExpectedThrow::names(const std::type_info& base) const {
    const auto* type = current_type();
    if (type == nullptr) return false;
    if (of_row())
        return is_name(rules_->expectedException, name_of(*type)) || is_name(rules_->expectedException, name_of(base));
    const auto& types = annotation_.expectedExceptions;
    return std::any_of(types.all, types.all + types.size,
                       [&](const ExceptionTypes::Type& one) { return *one.id == *type || *one.id == base; });
}

std::string ExpectedThrow::mismatch() const {
    if (!is_type()) return "expected " + shown() + ", and it threw " + current_shown();
    const std::string text = current_text();
    if (rules_ != nullptr && !rules_->expectedMessage.empty()) {
        if (text.find(rules_->expectedMessage) != std::string::npos) return {};
        return "expected a message that holds " + quoted(rules_->expectedMessage) + ", and it is " + quoted(text);
    }
    const std::string pattern(annotation_.expectedExceptionsMessageRegExp);
    if (pattern.empty() || of_row() || Pattern(pattern).is_all_of(text)) return {};
    return "expected a message that matches " + quoted(pattern) + ", and it is " + quoted(text);
}

std::string ExpectedThrow::shown() const {
    if (of_row()) return rules_->expectedException;
    std::vector<std::string> names;
    for (int i = 0; i < annotation_.expectedExceptions.size; ++i)
        names.push_back(name_of(*annotation_.expectedExceptions.all[i].id));
    return names.empty() ? "an exception" : join(names, " or ");
}

std::string wrong_pattern(const Test& annotation) {
    try {
        static_cast<void>(Pattern(annotation.expectedExceptionsMessageRegExp));
        return {};
    } catch (const Error& wrong) {
        return quoted(std::string(annotation.expectedExceptionsMessageRegExp)) +
               " is no regular expression: " + wrong.what();
    }
}

}  // namespace offbeat

#include "offbeat/check.hpp"

#include "assertions.hpp"
#include "boost_test.hpp"
#include "offbeat/assert.hpp"

#include <boost/core/demangle.hpp>

#include <cxxabi.h>

#include <memory>

namespace offbeat::detail {
namespace {

using Owned = std::unique_ptr<const std::string>;

std::string shown(const std::exception& thrown) {
    return type_of(thrown) + ' ' + quoted(thrown.what());
}

/// Whether whoever expects this type can't mean that the row is to be skipped: std::exception fits that by chance.
bool is_general(const std::type_info& expected) {
    return expected == typeid(std::exception) || expected == typeid(std::runtime_error) || expected == typeid(Error);
}

bool skips(const std::exception& thrown) {
    return dynamic_cast<const Skipped*>(&thrown) != nullptr ||
           dynamic_cast<const EnvironmentError*>(&thrown) != nullptr;
}

std::string type_in_flight() {
    const std::type_info* type = abi::__cxa_current_exception_type();
    return type == nullptr ? "something" : boost::core::demangle(type->name());
}

}  // namespace

bool failed(const std::string* wrong, const char* expression, const char* file, int line) {
    const Owned owned(wrong);
    const ToldComparison told(sides_of(wrong));
    fail(std::string(expression) + " failed: " + *owned, file, line);
    return false;
}

void ended(const std::string* wrong, const char* expression, const char* file, int line) {
    const Owned owned(wrong);
    const ToldComparison told(sides_of(wrong));
    end_row(std::string(expression) + " failed: " + *owned, file, line);
}

const std::string* threw_another(const char* expected) {
    const std::string behind = std::string("; expected ") + expected;
    try {
        throw;
    } catch (const std::exception& thrown) {
        if (skips(thrown)) throw;
        return new std::string("threw " + shown(thrown) + behind);
    } catch (...) {
        if (is_abort_of_boost()) throw;
        return new std::string("threw " + type_in_flight() + behind);
    }
}

const std::string* threw_nothing(const char* expected) {
    return new std::string(std::string("threw nothing; expected ") + expected);
}

const std::string* threw_expected(const std::exception& thrown, const std::type_info& type, const Message* message) {
    if (is_general(type) && skips(thrown)) throw;
    if (message == nullptr || message->holds(thrown.what())) return nullptr;
    return new std::string("threw " + shown(thrown) + "; expected " + message->shown());
}

bool judge_throw(const std::string* wrong, const char* expression, const char* file, int line) {
    const Owned owned(wrong);
    if (owned == nullptr) {
        ++passed_assertions;
        return true;
    }
    fail(std::string(expression) + ' ' + *owned, file, line);
    return false;
}

}  // namespace offbeat::detail

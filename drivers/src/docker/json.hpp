#pragma once

#include <boost/json.hpp>

#include <string>
#include <string_view>
#include <vector>

// The engine's JSON, read without surprises: what is absent, null or of another kind is empty.
namespace offbeat::docker {

namespace json = boost::json;

/// \throws EngineError where it isn't JSON
json::value parse(std::string_view text, const std::string& call);

/// A member by its path: `at(value, {"State", "Health"})`; null where there is none.
const json::value& at(const json::value& value, std::initializer_list<std::string_view> path);
std::string text(const json::value& value);
std::int64_t number(const json::value& value);
bool truth(const json::value& value);
std::vector<std::string> texts(const json::value& value);
/// Members of an object; none of anything else.
const json::object& members(const json::value& value);
const json::array& elements(const json::value& value);
// A loop over these would outlive the value.
const json::object& members(json::value&&) = delete;
const json::array& elements(json::value&&) = delete;

json::array array_of(const std::vector<std::string>& texts);

}  // namespace offbeat::docker

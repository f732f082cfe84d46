#include "json.hpp"

#include "offbeat/docker/engine_error.hpp"

namespace offbeat::docker {

json::value parse(std::string_view text, const std::string& call) {
    json::error_code error;
    auto value = json::parse({text.data(), text.size()}, error);
    if (error) throw EngineError(200, "an answer that isn't JSON (" + error.message() + ")", call);
    return value;
}

const json::value& at(const json::value& value, std::initializer_list<std::string_view> path) {
    static const json::value none;
    const json::value* here = &value;
    for (const auto key : path) {
        const auto* object = here->if_object();
        here = object ? object->if_contains({key.data(), key.size()}) : nullptr;
        if (!here) return none;
    }
    return *here;
}

std::string text(const json::value& value) {
    const auto* string = value.if_string();
    return string ? std::string(*string) : std::string();
}

std::int64_t number(const json::value& value) {
    if (const auto* whole = value.if_int64()) return *whole;
    return 0;
}

bool truth(const json::value& value) {
    const auto* flag = value.if_bool();
    return flag && *flag;
}

std::vector<std::string> texts(const json::value& value) {
    std::vector<std::string> result;
    for (const auto& element : elements(value)) result.push_back(text(element));
    return result;
}

const json::object& members(const json::value& value) {
    static const json::object none;
    const auto* object = value.if_object();
    return object ? *object : none;
}

const json::array& elements(const json::value& value) {
    static const json::array none;
    const auto* array = value.if_array();
    return array ? *array : none;
}

json::array array_of(const std::vector<std::string>& texts) {
    json::array result;
    for (const auto& text : texts) result.emplace_back(text);
    return result;
}

}  // namespace offbeat::docker

#include "record.hpp"

#include <boost/json.hpp>

#include <cstdlib>

namespace offbeat::keeper {

namespace json = boost::json;

std::string Record::text(const std::string& name) const {
    const auto found = fields_.find(name);
    return found == fields_.end() || found->second.empty() ? "" : found->second.front();
}

std::vector<std::string> Record::texts(const std::string& name) const {
    const auto found = fields_.find(name);
    return found == fields_.end() ? std::vector<std::string>{} : found->second;
}

std::int64_t Record::number(const std::string& name) const {
    return std::strtoll(text(name).c_str(), nullptr, 10);
}

std::map<std::string, std::string> Record::below(const std::string& prefix) const {
    std::map<std::string, std::string> found;
    for (const auto& [name, values] : fields_) {
        if (name.starts_with(prefix)) found[name.substr(prefix.size())] = values.empty() ? "" : values.front();
    }
    return found;
}

std::string Record::json() const {
    json::object object;
    for (const auto& [name, values] : fields_) {
        if (values.size() == 1) {
            object[name] = values.front();
        } else {
            json::array& array = object[name].emplace_array();
            for (const auto& value : values) array.emplace_back(value);
        }
    }
    return json::serialize(object);
}

std::optional<Record> Record::parse(std::string_view line) {
    json::parse_options options;
    options.allow_invalid_utf8 = true;  // paths and environments are bytes
    json::error_code error;
    const json::value value = json::parse({line.data(), line.size()}, error, {}, options);
    if (error || !value.is_object()) return std::nullopt;
    Record record;
    for (const auto& [key, field] : value.get_object()) {
        std::vector<std::string> texts;
        if (const auto* text = field.if_string()) {
            texts.emplace_back(*text);
        } else if (const auto* array = field.if_array()) {
            for (const auto& element : *array) {
                if (!element.is_string()) return std::nullopt;
                texts.emplace_back(element.get_string());
            }
        } else {
            return std::nullopt;
        }
        record.set(std::string(key), texts);
    }
    return record;
}

}  // namespace offbeat::keeper

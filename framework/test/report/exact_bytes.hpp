#pragma once

#include <boost/json.hpp>

#include <string>

namespace offbeat::test {

/// The bytes that json::append_bytes wrote: a string, or `{"hex":…}` where they are no UTF-8.
inline std::string exact_bytes(const boost::json::value& value) {
    if (value.is_string()) return std::string(value.as_string());
    const std::string hex(value.at("hex").as_string());
    std::string bytes;
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
    }
    return bytes;
}

}  // namespace offbeat::test

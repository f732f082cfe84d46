#include "proxy/messages.hpp"

#include "proxy/framer.hpp"

#include <algorithm>

namespace offbeat::proxy {

Startup startup_of(std::string_view packet) {
    if (packet.size() < 8) return Startup::unknown;
    switch (big_endian(packet.data() + 4)) {
    case 80877103:  // SSLRequest
    case 80877104:  // GSSENCRequest
        return Startup::encryption;
    case 80877102:
        return Startup::cancel;
    default:
        return big_endian(packet.data() + 4) >> 16U == 3 ? Startup::session : Startup::unknown;
    }
}

std::string_view Fields::bytes(std::size_t count) {
    const std::string_view taken = rest_.substr(0, std::min(count, rest_.size()));
    rest_.remove_prefix(taken.size());
    return taken;
}

std::string_view Fields::text() {
    const std::size_t end = std::min(rest_.find('\0'), rest_.size());
    const std::string_view taken = bytes(end);
    bytes(1);
    return taken;
}

std::uint32_t Fields::number(std::size_t count) {
    std::uint32_t value = 0;
    for (const char c : bytes(count)) value = value << 8U | static_cast<unsigned char>(c);
    return value;
}

Bound bound(std::string_view message) {
    Fields fields(message.substr(std::min<std::size_t>(5, message.size())));
    Bound all;
    all.portal = fields.text();
    all.statement = fields.text();
    fields.bytes(std::size_t{2} * fields.number(2));  // the parameters' formats
    for (std::uint32_t left = fields.number(2); left > 0 && !fields.rest().empty(); --left) {
        const std::uint32_t length = fields.number(4);
        if (length != 0xffffffff) all.parameters.push_back(fields.bytes(length));  // else it is null
    }
    return all;
}

std::string message(char type, std::string_view content) {
    const auto length = static_cast<std::uint32_t>(content.size() + 4);
    std::string all(1, type);
    for (unsigned shift = 24; shift < 32; shift -= 8) all += static_cast<char>(length >> shift & 0xffU);
    return all.append(content);
}

std::string error_response(const std::string& severity, const std::string& sqlstate, const std::string& text) {
    std::string content;
    for (const auto& [field, value] :
         {std::pair<char, const std::string&>{'S', severity}, {'V', severity}, {'C', sqlstate}, {'M', text}}) {
        content += field + value;
        content += '\0';
    }
    content += '\0';
    return message('E', content);
}

std::string ready_for_query(char status) {
    return message('Z', {&status, 1});
}

std::string refused_query() {
    using namespace std::string_literals;
    return message('Q', "offbeat_fault: the statement here was taken away by a fault proxy\0"s);
}

std::string refused_execute() {
    using namespace std::string_literals;
    return message('E', "offbeat fault: no such portal\0\0\0\0\0"s);
}

}  // namespace offbeat::proxy

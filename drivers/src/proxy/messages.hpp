#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace offbeat::proxy {

/// What a startup packet asks for.
enum class Startup { session, encryption, cancel, unknown };
Startup startup_of(std::string_view packet);

/// Reads a message's fields; behind its end all is empty.
class Fields {
public:
    explicit Fields(std::string_view bytes) : rest_(bytes) {}
    std::string_view text();  ///< up to a zero byte
    std::uint32_t number(std::size_t bytes);
    std::string_view bytes(std::size_t count);
    [[nodiscard]] std::string_view rest() const { return rest_; }

private:
    std::string_view rest_;
};

/// A Bind's portal, statement and parameters; of a message that was cut off, as much as is there.
struct Bound {
    std::string portal;
    std::string statement;
    std::vector<std::string_view> parameters;
};
Bound bound(std::string_view message);

std::string message(char type, std::string_view content);
std::string error_response(const std::string& severity, const std::string& sqlstate, const std::string& text);
std::string ready_for_query(char status);

/// Statements that the server is sure to refuse, so that its transaction fails as the client is told that it did.
std::string refused_query();
std::string refused_execute();

}  // namespace offbeat::proxy

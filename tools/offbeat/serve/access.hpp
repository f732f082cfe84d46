#pragma once

#include <string>
#include <string_view>

namespace command::live {

/// Who may see a run: whoever has the address that was printed, token and all, in a browser on this machine.
class Access {
public:
    /// \param token letters and digits, as offbeat::random_token() gives them
    Access(std::string token, unsigned short port) : token_(std::move(token)), port_(port) {}

    /// `http://127.0.0.1:4711/9e37…/`
    [[nodiscard]] std::string address() const;

    /// \param target of the request, `/9e37…/live`
    /// \param host the request's Host field: another name that leads here (DNS rebinding) is refused
    /// \param origin the Origin field; empty where there is none: no browser speaks then
    /// \returns why it is refused; empty: it isn't
    [[nodiscard]] std::string refusal(std::string_view target, std::string_view host, std::string_view origin) const;

    /// What is behind the token: `/9e37…/live?from=7` is `live?from=7`. Only of what isn't refused.
    [[nodiscard]] std::string_view path(std::string_view target) const;

private:
    [[nodiscard]] bool is_ours(std::string_view host) const;

    std::string token_;
    unsigned short port_;
};

}  // namespace command::live

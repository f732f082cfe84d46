#include "serve/access.hpp"

namespace command::live {
namespace {

/// Takes as long whatever differs, so that nobody finds a token by its beginnings.
bool same(std::string_view left, std::string_view right) {
    if (left.size() != right.size()) return false;
    unsigned char differs = 0;
    for (std::size_t i = 0; i < left.size(); ++i) differs = static_cast<unsigned char>(differs | (left[i] ^ right[i]));
    return differs == 0;
}

}  // namespace

std::string Access::address() const {
    return "http://127.0.0.1:" + std::to_string(port_) + '/' + token_ + '/';
}

bool Access::is_ours(std::string_view host) const {
    const std::string port = ':' + std::to_string(port_);
    return host == "127.0.0.1" + port || host == "localhost" + port;
}

std::string Access::refusal(std::string_view target, std::string_view host, std::string_view origin) const {
    if (!is_ours(host)) return "this server answers to 127.0.0.1 and localhost alone";
    if (!origin.empty() && (!origin.starts_with("http://") || !is_ours(origin.substr(7))))
        return "no page of another origin may read this";
    const std::string_view behind = target.substr(target.empty() ? 0 : 1);
    const std::string_view token = behind.substr(0, behind.find('/'));
    if (!same(token, token_) || behind.size() == token.size())
        return "the address that `offbeat serve` printed has a token that this one lacks";
    return {};
}

std::string_view Access::path(std::string_view target) const {
    return target.substr(token_.size() + 2);
}

}  // namespace command::live

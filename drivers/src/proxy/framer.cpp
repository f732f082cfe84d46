#include "proxy/framer.hpp"

#include <algorithm>
#include <array>

namespace offbeat::proxy {
namespace {

constexpr std::uint32_t largest_message = 0x7fffffff;
constexpr std::uint32_t largest_startup = 10000;  // the server's own bound

/// Asked once a row of a COPY: a table is quicker than a search.
constexpr std::array<bool, 256> among(std::string_view types) {
    std::array<bool, 256> seen{};
    for (const char type : types) seen[static_cast<unsigned char>(type)] = true;
    return seen;
}
constexpr auto seen_of_clients = among("QPBDECSHFXcf");
constexpr auto seen_of_servers = among("123CIEZTntsGHWVKNSA");

}  // namespace

bool Framer::matters(char type) const {
    return (side_ == Side::frontend ? seen_of_clients : seen_of_servers)[static_cast<unsigned char>(type)];
}

/// As far as messages go that nobody looks at; rows and COPY data are walked over header by header.
Piece Framer::run(std::string_view bytes) {
    std::size_t at = static_cast<std::size_t>(std::min<std::uint64_t>(passing_, bytes.size()));
    passing_ -= at;
    while (passing_ == 0 && bytes.size() - at >= 5 && !matters(bytes[at])) {
        const std::uint32_t length = big_endian(bytes.data() + at + 1);
        if (length < 4 || length > largest_message) break;
        const std::uint64_t whole = std::uint64_t{length} + 1;
        const auto here = static_cast<std::size_t>(std::min<std::uint64_t>(whole, bytes.size() - at));
        at += here;
        passing_ = whole - here;
    }
    return {at == 0 ? Piece::Kind::more : Piece::Kind::run, at};
}

Piece Framer::next(std::string_view bytes) {
    if (bytes.empty()) return {};
    if (lost_) return {Piece::Kind::run, bytes.size()};
    if (passing_ > 0) return run(bytes);
    const std::size_t header = typed_ ? 5 : 4;
    if (bytes.size() < header) return {};
    const char type = typed_ ? bytes[0] : '\0';
    const std::uint32_t length = big_endian(bytes.data() + header - 4);
    if (length < (typed_ ? 4U : 8U) || length > (typed_ ? largest_message : largest_startup)) {
        give_up();
        return {Piece::Kind::run, bytes.size()};
    }
    if (typed_ && !matters(type)) return run(bytes);
    const std::uint64_t whole = std::uint64_t{length} + header - 4;
    const std::uint64_t wanted = std::min<std::uint64_t>(whole, looked_at);
    if (bytes.size() < wanted) return {};
    passing_ = whole - wanted;
    return {Piece::Kind::message, static_cast<std::size_t>(wanted), type};
}

}  // namespace offbeat::proxy

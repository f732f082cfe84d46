#include "voucher/service/table_digest.hpp"

namespace voucher {

void TableDigest::add(unsigned char byte) {
    hash_ = (hash_ ^ byte) * 1099511628211u;
}

void TableDigest::row() {
    ++rows_;
    add('\n');
}

void TableDigest::cell(Kind kind, std::string_view content) {
    add(static_cast<unsigned char>(kind));
    // The length goes in too: otherwise bytes that wander into the next cell would leave the digest as it was.
    for (auto length = static_cast<std::uint64_t>(content.size()), i = std::uint64_t{0}; i < 8; ++i, length >>= 8) {
        add(static_cast<unsigned char>(length & 0xFF));
    }
    for (const char c : content) add(static_cast<unsigned char>(c));
}

std::string TableDigest::text(std::string_view table) const {
    std::string hex;
    for (int shift = 60; shift >= 0; shift -= 4) hex += "0123456789abcdef"[(hash_ >> shift) & 0xF];
    return std::string(table) + ": " + std::to_string(rows_) + (rows_ == 1 ? " row" : " rows") + ", digest " + hex;
}

}  // namespace voucher

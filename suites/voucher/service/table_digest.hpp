#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace voucher {

/// The fingerprint of a table's contents, fed cell by cell in the order of its rows.
class TableDigest {
public:
    /// What a cell holds; part of the digest, so that null, empty text and the number 0 differ.
    enum class Kind : unsigned char { null = 'n', text = 't', integer = 'i', real = 'r', bytes = 'b' };

    /// Begins the next row.
    void row();

    /// Adds a cell of the current row.
    void cell(Kind kind, std::string_view content);

    /// `vp_product: 3 rows, digest 9f…` with 16 hexadecimal digits.
    [[nodiscard]] std::string text(std::string_view table) const;

private:
    void add(unsigned char byte);

    std::size_t rows_ = 0;
    std::uint64_t hash_ = 14695981039346656037u;  // FNV-1a's own offset
};

}  // namespace voucher

#include "report/packed.hpp"

#include "offbeat/error.hpp"

#include <zlib.h>

namespace offbeat::report {
namespace {

constexpr int quick = 1;  // on columns of small numbers a higher level takes longer and gains next to nothing
constexpr const char* digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

}  // namespace

void append_base64(std::string& out, std::string_view bytes) {
    const auto byte = [&](std::size_t at) -> unsigned {
        return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U;
    };
    out.reserve(out.size() + (bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const unsigned three = byte(at) << 16U | byte(at + 1) << 8U | byte(at + 2);
        out += digits[three >> 18U];
        out += digits[three >> 12U & 63U];
        out += at + 1 < bytes.size() ? digits[three >> 6U & 63U] : '=';
        out += at + 2 < bytes.size() ? digits[three & 63U] : '=';
    }
}

void append_packed(std::string& out, std::string_view bytes) {
    uLongf size = compressBound(static_cast<uLong>(bytes.size()));
    std::string deflated(size, '\0');
    const int status = compress2(reinterpret_cast<Bytef*>(deflated.data()), &size,
                                 reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uLong>(bytes.size()), quick);
    if (status != Z_OK) throw Error("zlib can't deflate " + std::to_string(bytes.size()) + " bytes: " + zError(status));
    deflated.resize(size);
    append_base64(out, deflated);
}

}  // namespace offbeat::report

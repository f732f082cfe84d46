#include "pattern.hpp"

#include "offbeat/error.hpp"
#include "offbeat/utf8.hpp"

#include <re2/re2.h>

namespace offbeat {
namespace {

re2::StringPiece piece(std::string_view text) {
    return {text.data(), text.size()};
}

RE2::Options options(RE2::Options::Encoding encoding) {
    RE2::Options options;
    options.set_encoding(encoding);
    options.set_log_errors(false);
    options.set_dot_nl(true);
    return options;
}

}  // namespace

struct Pattern::Compiled {
    explicit Compiled(std::string_view expression)
        : characters(piece(expression), options(RE2::Options::EncodingUTF8)),
          bytes(piece(expression), options(RE2::Options::EncodingLatin1)) {}

    /// In UTF-8 no point, class or negation stands for a malformed byte; there it goes by bytes.
    [[nodiscard]] const RE2& of(std::string_view text) const { return utf8::valid(text) ? characters : bytes; }

    RE2 characters;
    RE2 bytes;
};

Pattern::Pattern(std::string_view expression) : compiled_(std::make_shared<Compiled>(expression)) {
    if (!compiled_->characters.ok()) throw Error(compiled_->characters.error());
}

bool Pattern::is_in(std::string_view text) const {
    return RE2::PartialMatch(piece(text), compiled_->of(text));
}

bool Pattern::is_all_of(std::string_view text) const {
    return RE2::FullMatch(piece(text), compiled_->of(text));
}

}  // namespace offbeat

#include "csv/parser.hpp"
#include "csv/scan.hpp"
#include "offbeat/utf8.hpp"

#include <cstring>
#include <utility>

// What is said about a bad record, and how the next one is found.
namespace offbeat::csv {

bool Reader::Impl::start(Record& record) {
    started_ = true;
    while (buffer_.size() < 4 && more(record)) {
    }
    const std::string_view text(buffer_.data(), buffer_.size());
    if (text.starts_with("\xEF\xBB\xBF")) buffer_.drop(3);
    const bool utf16 = text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF");
    if (utf16) blame(record, 1, 1, "this file is UTF-16", "UTF-8", "a spreadsheet saves it as \"CSV UTF-8\"");
    const bool zipped = text.starts_with("PK\x03\x04");
    if (zipped) blame(record, 1, 1, "this file is a workbook", "CSV", "a spreadsheet saves it as \"CSV UTF-8\"");
    ended_ = record.problem.has_value();
    return !ended_;
}

/// The first problem of a record is the one to mend; those behind it mostly follow from it.
void Reader::Impl::blame(Record& record, int line, int column, std::string what, std::string expected,
                         std::string hint) {
    if (record.problem) return;
    record.problem = Problem{{name_, line, column}, std::move(what), std::move(expected), std::move(hint)};
}

void Reader::Impl::blame_here(Record& record, std::string what, std::string expected, std::string hint) {
    blame(record, line_, column_, std::move(what), std::move(expected), std::move(hint));
}

void Reader::Impl::blame_nul(Record& record) {
    blame_here(record, "a NUL byte", "text in UTF-8", "is the file UTF-16? A NUL within a value is written <'\\0'>");
}

void Reader::Impl::blame_carriage_return(Record& record) {
    blame_here(record, "a carriage return without a line feed", "LF or CRLF at a line's end",
               "a carriage return within a value is written <'\\r'>");
}

void Reader::Impl::blame_stray_quote(Record& record, std::size_t begin) {
    const std::string_view before(buffer_.data() + begin, at_ - begin);
    const bool blanks = before.find_first_not_of(" \t") == std::string_view::npos;
    if (blanks) {
        blame_here(record, "blanks before the opening quote", "the quote as the cell's first character", {});
    } else {
        blame_here(record, "a quote within an unquoted cell", "quotes around the whole cell",
                   "a quote within a quoted cell is written twice: \"\"");
    }
}

void Reader::Impl::blame_unclosed(Record& record, int line, int column) {
    blame(record, line, column, "the quote that opens on line " + std::to_string(line) + " is never closed",
          "a closing quote",
          (overflow_ ? "64 MiB of text" : "all to the file's end") + std::string(" went into this cell"));
}

void Reader::Impl::blame_malformed(Record& record, std::size_t at, int column) {
    const std::string byte = utf8::visible({buffer_.data() + at, 1});
    blame(record, line_, column, "malformed UTF-8: the byte " + byte, "a file in UTF-8",
          "raw bytes are written <hex(" + byte.substr(2) + ")>");
}

/// Only an unclosed quote is told before this, and there the file has ended.
void Reader::Impl::too_long(Record& record) {
    if (ended_) return;
    blame(record, record.line, 1, "a record of more than 64 MiB", "shorter ones", {});
    if (skip_line(record) == End::line) new_line();
}

/// Behind a broken cell quotes can't be told apart any more: the next line is the next record.
Reader::Impl::End Reader::Impl::skip_line(Record& record) {
    for (;;) {
        const std::size_t rest = buffer_.size() - at_;
        const void* found = rest == 0 ? nullptr : std::memchr(buffer_.data() + at_, '\n', rest);
        if (found != nullptr) {
            at_ = static_cast<std::size_t>(static_cast<const char*>(found) - buffer_.data()) + 1;
            return End::line;
        }
        at_ = buffer_.size();
        if (more(record)) continue;
        if (!std::exchange(overflow_, false)) return End::text;
        record.fields.clear();
        buffer_.drop(std::exchange(at_, 0));
    }
}

}  // namespace offbeat::csv

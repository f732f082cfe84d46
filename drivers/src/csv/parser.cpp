#include "csv/parser.hpp"

#include "csv/characters.hpp"
#include "csv/scan.hpp"
#include "csv/split.hpp"
#include "offbeat/utf8.hpp"

#include <cstring>
#include <utility>

namespace offbeat::csv {

Reader::Impl::Impl(std::string name, std::unique_ptr<Source> source, std::size_t chunk)
    : name_(std::move(name)), buffer_(std::move(source), chunk) {}

bool Reader::Impl::next(Record& record) {
    record.problem.reset();
    record.line = line_;
    if (!started_ && !start(record)) return record.problem.has_value();
    while (!ended_) {
        buffer_.drop(std::exchange(at_, 0));
        record.line = line_;
        column_ = 1;
        if (!split_off(record) && !take(record)) continue;
        if (record.problem) return true;
        const Field& cell = record.fields.front();
        const bool quoted_comment = cell.quoted && !cell.text.empty() && cell.text.front() == '#';
        if (!quoted_comment) return true;  // a spreadsheet puts comments with commas in quotes
    }
    return record.problem.has_value();
}

/// The quick way, for a record that stands whole in the buffer and has nothing to blame.
bool Reader::Impl::split_off(Record& record) {
    if (buffer_.size() == 0) return false;
    const char first = buffer_.data()[0];
    if (first == '#' || first == '\n' || first == '\r') return false;
    const Split whole = splitter_.split(buffer_.data(), buffer_.size(), line_, record.fields);
    at_ = whole.bytes;
    line_ += whole.lines;
    return whole.bytes > 0;
}

/// The way for all others, byte by byte. False where there was no record: an empty line, a comment, the end.
bool Reader::Impl::take(Record& record) {
    record.fields.clear();
    splitter_.forget();
    if (!available(record)) {
        ended_ = true;
        return false;
    }
    const char first = buffer_.data()[0];
    if (first == '\n' || (first == '\r' && line_feed_behind(record))) {
        at_ += first == '\n' ? 1 : 2;
        new_line();
        return false;
    }
    if (first == '#') return !comment(record);
    cells(record);
    if (overflow_) too_long(record);
    return true;
}

void Reader::Impl::cells(Record& record) {
    End end = End::comma;
    while (end == End::comma) {
        if (!available(record)) {  // the file ends behind a comma
            record.fields.push_back({{}, line_, column_, false});
            return;
        }
        end = buffer_.data()[at_] == '"' ? quoted(record) : unquoted(record);
        if (end == End::comma) ++column_;
    }
    if (end == End::line) new_line();
}

Reader::Impl::End Reader::Impl::unquoted(Record& record) {
    const std::size_t begin = at_;
    const int column = column_;
    std::uint64_t seen = 0;
    for (;;) {
        const char* stop = scan_unquoted(buffer_.data() + at_, seen);
        at_ = static_cast<std::size_t>(stop - buffer_.data());
        const bool read_all = at_ >= buffer_.size();
        if (read_all && more(record)) continue;
        const char found = read_all ? '\n' : buffer_.data()[at_];
        if (found != ',' && found != '\n' && found != '\r' && found != '"' && found != '\0') {
            ++at_;  // a tab, or another control that is text like any other
            continue;
        }
        const std::size_t end = at_;
        if (found == '\0') {
            if (!record.problem) {
                column_ = column;
                segment(record, begin, seen);
                blame_nul(record);
            }
            ++at_;
            continue;
        }
        column_ = column;
        segment(record, begin, seen);
        if (found == '"') {
            blame_stray_quote(record, begin);
            return skip_line(record);
        }
        const bool crlf = found == '\r' && line_feed_behind(record);
        if (found == '\r' && !crlf) {
            blame_carriage_return(record);
            return skip_line(record);
        }
        record.fields.push_back({{buffer_.data() + begin, end - begin}, line_, column, false});
        if (read_all) return End::text;
        at_ += crlf ? 2 : 1;
        return found == ',' ? End::comma : End::line;
    }
}

Reader::Impl::End Reader::Impl::quoted(Record& record) {
    const int line = line_;
    const int column = column_;
    const std::size_t begin = ++at_;
    ++column_;
    std::size_t from = begin;   // where the stretch without quotes and line breaks begins
    std::size_t write = begin;  // the text is closed up over doubled quotes where it stands
    std::uint64_t seen = 0;
    for (;;) {
        const char* stop = scan_quoted(buffer_.data() + at_, seen);
        at_ = static_cast<std::size_t>(stop - buffer_.data());
        const bool read_all = at_ >= buffer_.size();
        if (read_all && more(record)) continue;
        const char found = read_all ? '"' : buffer_.data()[at_];
        if (found != '"' && found != '\n' && found != '\0') {
            ++at_;
            continue;
        }
        segment(record, from, seen);
        if (write != from) std::memmove(buffer_.data() + write, buffer_.data() + from, at_ - from);
        write += at_ - from;
        if (read_all) {
            blame_unclosed(record, line, column);
            ended_ = true;
            return End::failed;
        }
        seen = 0;
        if (found == '"') {
            ++at_;
            ++column_;
            const bool doubled = available(record) && buffer_.data()[at_] == '"';
            if (!doubled) break;
            from = at_++;  // the second quote begins the next stretch, as its text
            continue;
        }
        if (found == '\0') blame_nul(record);
        from = at_++;
        if (found == '\n') {
            buffer_.data()[write++] = '\n';
            ++from;
            new_line();
        }
    }
    record.fields.push_back({{buffer_.data() + begin, write - begin}, line, column, true});
    return behind_quote(record);
}

Reader::Impl::End Reader::Impl::behind_quote(Record& record) {
    if (!available(record)) return End::text;
    const char found = buffer_.data()[at_];
    if (found == ',' || found == '\n') {
        ++at_;
        return found == ',' ? End::comma : End::line;
    }
    if (found == '\r') {
        if (!line_feed_behind(record)) {
            blame_carriage_return(record);
            return skip_line(record);
        }
        at_ += 2;
        return End::line;
    }
    if (found == '\0') {
        blame_nul(record);
    } else {
        blame_here(record,
                   (found == ' ' || found == '\t' ? "a blank" : "text") + std::string(" behind the closing quote"),
                   "a comma or the end of the line", "a quote within a quoted cell is written twice: \"\"");
    }
    record.fields.pop_back();
    return skip_line(record);
}

bool Reader::Impl::comment(Record& record) {
    std::uint64_t seen = 0;
    for (;;) {
        const char* stop = scan_unquoted(buffer_.data() + at_, seen);
        const std::size_t begin = at_;
        at_ = static_cast<std::size_t>(stop - buffer_.data());
        column_ += characters({buffer_.data() + begin, at_ - begin});
        if (at_ >= buffer_.size()) {
            buffer_.drop(std::exchange(at_, 0));  // nobody asks for a comment's text
            if (!more(record)) return true;
            continue;
        }
        const char found = buffer_.data()[at_];
        if (found == '\r' && !line_feed_behind(record)) {
            // Not harmless: in a file whose lines all end so, the first comment would be the whole file.
            blame_carriage_return(record);
            if (skip_line(record) == End::line) new_line();
            return false;
        }
        ++at_;
        ++column_;
        if (found == '\n') {
            new_line();
            return true;
        }
    }
}

bool Reader::Impl::line_feed_behind(Record& record) {
    ++at_;
    const bool found = available(record) && buffer_.data()[at_] == '\n';
    --at_;
    return found;
}

/// A stretch of text that ends at `at_`: moves the column behind it and checks its characters.
void Reader::Impl::segment(Record& record, std::size_t begin, std::uint64_t seen) {
    const std::string_view text(buffer_.data() + begin, at_ - begin);
    if (ascii(seen)) {
        column_ += static_cast<int>(text.size());
        return;
    }
    const std::size_t malformed = utf8::first_malformed(text);
    if (malformed != std::string_view::npos) {
        blame_malformed(record, begin + malformed, column_ + characters(text.substr(0, malformed)));
    }
    column_ += characters(text);
}

void Reader::Impl::new_line() {
    ++line_;
    column_ = 1;
}

bool Reader::Impl::more(Record& record) {
    if (buffer_.full()) {
        overflow_ = true;
        return false;
    }
    const char* before = buffer_.data();
    const Buffer::More result = buffer_.more();
    if (buffer_.data() != before) {
        for (Field& field : record.fields) {
            field.text = {buffer_.data() + (field.text.data() - before), field.text.size()};
        }
    }
    if (!result.any && !buffer_.failure().empty()) {
        ended_ = true;
        blame(record, line_, 0, "can't be read on: " + buffer_.failure(), {}, {});
    }
    return result.any;
}

}  // namespace offbeat::csv

#pragma once

#include "csv/buffer.hpp"
#include "csv/split.hpp"
#include "offbeat/csv/reader.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace offbeat::csv {

/// Takes records apart. Written by hand rather than on libcsv, which trims blanks of unquoted cells, drops blank lines,
/// keeps a BOM, copies every cell, and knows no line and column to blame.
///
/// All positions are offsets from the record's start, so that a record goes on undisturbed when the buffer moves
/// beneath it: no byte is looked at twice however the chunks fall.
class Reader::Impl {
public:
    Impl(std::string name, std::unique_ptr<Source> source, std::size_t chunk);

    bool next(Record& record);

    [[nodiscard]] const FileName& name() const { return name_; }

private:
    enum class End { comma, line, text, failed };  ///< what a cell ended with; `text`: the file's end

    bool start(Record& record);
    bool comment(Record& record);
    bool split_off(Record& record);
    bool take(Record& record);
    void cells(Record& record);
    End unquoted(Record& record);
    End quoted(Record& record);
    End behind_quote(Record& record);
    End line_end(Record& record);

    /// The byte at `at_`, read if need be; false at the end.
    bool available(Record& record) { return at_ < buffer_.size() || more(record); }
    bool more(Record& record);
    [[nodiscard]] bool line_feed_behind(Record& record);
    void segment(Record& record, std::size_t begin, std::uint64_t seen);
    void new_line();

    void blame(Record& record, int line, int column, std::string what, std::string expected, std::string hint);
    void blame_here(Record& record, std::string what, std::string expected, std::string hint);
    void blame_nul(Record& record);
    void blame_carriage_return(Record& record);
    void blame_stray_quote(Record& record, std::size_t begin);
    void blame_unclosed(Record& record, int line, int column);
    void blame_malformed(Record& record, std::size_t at, int column);
    void too_long(Record& record);
    End skip_line(Record& record);

    FileName name_;
    Buffer buffer_;
    Splitter splitter_;
    std::size_t at_ = 0;  ///< the next byte, from the record's start
    int line_ = 1;
    int column_ = 1;
    bool started_ = false;
    bool ended_ = false;
    bool overflow_ = false;  ///< the record went past the longest that there may be
};

}  // namespace offbeat::csv

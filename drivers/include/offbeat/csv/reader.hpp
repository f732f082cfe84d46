#pragma once

#include "offbeat/error.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace offbeat::csv {

/// One cell. Its text points into the reader's buffer and lives until the next call of next().
struct Field {
    std::string_view text;
    int line = 0;         ///< of the cell's first character, which is its opening quote where it has one
    int column = 0;       ///< in characters, from 1
    bool quoted = false;  ///< tells where characters stand; carries no meaning, as spreadsheets drop quotes
};

/// One record. With a problem, `fields` holds no more than the cells that were read before it.
struct Record {
    std::vector<Field> fields;
    int line = 0;
    std::optional<Problem> problem;
};

/// A streaming reader of RFC 4180 files in UTF-8, in memory that doesn't grow with the file.
/// Comments (`#` first, quoted or not) and wholly empty lines are passed over; a BOM is taken off.
/// A record of more than 64 MiB is a problem: mostly a quote that was never closed.
class Reader {
public:
    /// \throws SetupError where the file can't be read, saying why
    explicit Reader(std::string path);

    /// Reads a copy of a text; `name` stands for the file in locations. `chunk`: bytes taken at a time.
    [[nodiscard]] static Reader from_text(std::string name, std::string_view text,
                                          std::size_t chunk = std::size_t{1} << 18U);

    Reader(Reader&&) noexcept;
    Reader& operator=(Reader&&) noexcept;
    ~Reader();

    /// Reads the next record; false at the end. A bad record fails alone, and the next call goes on behind it;
    /// only behind an unclosed quote nothing can be told apart any more, so that the file ends there.
    bool next(Record& record);

    /// The file's name, as locations show it.
    [[nodiscard]] const std::string& name() const;

    [[nodiscard]] Location location_of(const Field& field) const;

private:
    class Impl;
    explicit Reader(std::unique_ptr<Impl> impl);

    std::unique_ptr<Impl> impl_;
};

}  // namespace offbeat::csv

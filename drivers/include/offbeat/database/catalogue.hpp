#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace offbeat::database {

/// What a column's values are, as far as it matters for sending and comparing them.
enum class Kind { text, number, boolean, bytes, time };

/// A column, as the database's catalogue has it.
struct Column {
    std::string name;
    std::string type;  ///< as the database names it: `numeric(10,2)`; empty where SQLite has none
    Kind kind = Kind::text;
    bool zoned = false;         ///< a time that is stored with its zone
    bool generated = false;     ///< the database gives it where nothing else does: a serial, an identity, a rowid
    bool computed = false;      ///< nobody can write it: `generated always as (…) stored`
    std::string fallback = {};  ///< its default, as the database writes it; empty: none
};

/// A foreign key.
struct Reference {
    std::vector<std::string> columns;
    std::string table;  ///< Table::name of the table that it refers to
};

/// A table or view, as the database's catalogue has it.
struct Table {
    std::string name;    ///< with its schema: `public.orders`, `main.orders`
    std::string quoted;  ///< the same as SQL takes it
    std::vector<Column> columns = {};
    std::vector<std::string> primary_key = {};  ///< empty: it has none
    std::vector<std::vector<std::string>> unique_keys = {};
    std::vector<Reference> references = {};

    /// Null pointer where it has no such column.
    [[nodiscard]] const Column* find(std::string_view column) const;
    [[nodiscard]] std::vector<std::string> column_names() const;
};

}  // namespace offbeat::database

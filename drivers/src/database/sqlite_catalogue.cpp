#include "database/sqlite_catalogue.hpp"

#include "database/insertion.hpp"

#include <algorithm>
#include <map>

namespace offbeat::database {
namespace {

using Rows = std::vector<std::vector<Value>>;

Argument text(std::string bytes) {
    return {Value::of_text(std::move(bytes))};
}

std::string upper(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return text;
}

/// By what SQLite itself derives a column's affinity from; a time is what people call one.
Kind kind_of(const std::string& type) {
    const std::string name = upper(type);
    const auto holds = [&](const char* word) { return name.find(word) != std::string::npos; };
    if (name.empty()) return Kind::text;
    if (holds("DATE") || holds("TIME")) return Kind::time;
    if (holds("BOOL")) return Kind::boolean;
    if (holds("INT")) return Kind::number;
    if (holds("CHAR") || holds("CLOB") || holds("TEXT") || holds("JSON")) return Kind::text;
    if (holds("BLOB")) return Kind::bytes;
    return Kind::number;
}

/// The schemas, those that a name is looked for in first at the beginning.
std::vector<std::string> schemas(Database& database) {
    std::vector<std::string> names;
    for (const auto& row : database.run("select name from pragma_database_list order by name <> 'temp', seq").rows)
        names.push_back(row[0].text);
    return names;
}

bool is_table(Database& database, const std::string& schema, const std::string& table) {
    const Rows rows = database
                          .run("select 1 from " + quoted_name(schema) +
                                   ".sqlite_master where type in ('table', 'view') and name = ?1",
                               {text(table)})
                          .rows;
    return !rows.empty();
}

void read_columns(Database& database, const std::string& schema, const std::string& name, Table& table) {
    std::map<int, std::string> key;
    for (const auto& row : database
                               .run("select name, type, coalesce(dflt_value, ''), pk, hidden from "
                                    "pragma_table_xinfo(?1, ?2) order by cid",
                                    {text(name), text(schema)})
                               .rows) {
        Column column{row[0].text, row[1].text, kind_of(row[1].text)};
        column.fallback = row[2].text;
        column.computed = row[4].text != "0";
        if (const int place = std::stoi(row[3].text); place > 0) key[place] = column.name;
        table.columns.push_back(std::move(column));
    }
    for (const auto& [place, column] : key) table.primary_key.push_back(column);
    for (auto& column : table.columns) {
        // The rowid's other name.
        column.generated = key.size() == 1 && key.begin()->second == column.name && upper(column.type) == "INTEGER";
    }
}

void read_unique_keys(Database& database, const std::string& schema, const std::string& name, Table& table) {
    for (const auto& row : database
                               .run("select name from pragma_index_list(?1, ?2) where \"unique\" = 1 and partial = 0 "
                                    "and origin <> 'pk' order by seq desc",
                                    {text(name), text(schema)})
                               .rows) {
        std::vector<std::string> columns;
        bool plain = true;
        for (const auto& part :
             database
                 .run("select name from pragma_index_info(?1, ?2) order by seqno", {text(row[0].text), text(schema)})
                 .rows) {
            plain = plain && part[0].kind == Value::Kind::text;  // null: an expression
            columns.push_back(part[0].text);
        }
        if (plain) table.unique_keys.push_back(std::move(columns));
    }
}

void read_references(Database& database, const std::string& schema, const std::string& name, Table& table) {
    std::string last;
    for (const auto& row :
         database
             .run("select id, \"table\", \"from\" from pragma_foreign_key_list(?1, ?2) order by id, seq",
                  {text(name), text(schema)})
             .rows) {
        if (table.references.empty() || row[0].text != last)
            table.references.push_back({{}, schema + '.' + row[1].text});
        last = row[0].text;
        table.references.back().columns.push_back(row[2].text);
    }
}

}  // namespace

std::optional<Table> sqlite_table(Database& database, const std::string& name) {
    for (const auto& reading : readings_of(name)) {
        for (const auto& schema : schemas(database)) {
            if (reading.size() > 1 && reading.front() != schema) continue;
            if (!is_table(database, schema, reading.back())) continue;
            Table table{schema + '.' + reading.back(), quoted_name(schema) + '.' + quoted_name(reading.back())};
            read_columns(database, schema, reading.back(), table);
            read_unique_keys(database, schema, reading.back(), table);
            read_references(database, schema, reading.back(), table);
            return table;
        }
    }
    return std::nullopt;
}

std::vector<std::string> sqlite_table_names(Database& database) {
    std::vector<std::string> names;
    for (const auto& schema : schemas(database)) {
        const bool found_alone = schema == "main" || schema == "temp";
        for (const auto& row : database
                                   .run("select name from " + quoted_name(schema) +
                                        ".sqlite_master where type in ('table', 'view') and name not like 'sqlite~_%' "
                                        "escape '~' order by name")
                                   .rows)
            names.push_back((found_alone ? "" : schema + '.') + row[0].text);
    }
    return names;
}

}  // namespace offbeat::database

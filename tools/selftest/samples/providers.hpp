#pragma once

#include <offbeat/provider.hpp>

#include <map>
#include <string>

/// A row of one text column.
inline offbeat::Row text_row(std::string id, std::string text) {
    offbeat::Row row;
    row.id = std::move(id);
    row.parameters.push_back({"text", offbeat::Value::of_text(std::move(text))});
    return row;
}

/// How often a row was called in this process.
inline int called(const std::string& row) {
    static std::map<std::string, int> calls;
    return ++calls[row];
}

#pragma once

#include <offbeat/provider.hpp>

#include <initializer_list>
#include <string>
#include <vector>

namespace chaos {

/// Does what the row's id says. First it writes a byte to `--ticks`: somebody counts the rows that begin.
void act(const std::string& id);

/// As many rows of this kind, numbered from `first`.
struct Some {
    const char* kind;
    int count = 1;
};
std::vector<offbeat::Row> rows_of(std::initializer_list<Some> kinds);

offbeat::Row row_named(const std::string& id);

}  // namespace chaos

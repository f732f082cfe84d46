#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace offbeat::proxy {

/// A table as a statement names it. Names without quotes are in lower case, as PostgreSQL folds them.
struct TableName {
    std::string schema;  ///< empty: not said
    std::string name;
};

/// What the proxy knows of one SQL statement.
struct Sql {
    std::string verb;  ///< first word in capitals; END, ABORT and START TRANSACTION by their usual names; empty: none
    std::vector<TableName> tables;
    std::string_view text;  ///< without the blanks and comments before it
};

/// The statements of a text, as a simple query may have several. Empty ones are left out, as the server does.
std::vector<Sql> statements_of(std::string_view text);

/// END is COMMIT, ABORT is ROLLBACK, START is BEGIN; others stay.
std::string usual_verb(std::string verb);

/// Whether a table as a tester wrote it (`payments`, `public.payments`, `"Payments"`) is among these.
bool names_table(const std::vector<TableName>& tables, const std::string& wanted);

}  // namespace offbeat::proxy

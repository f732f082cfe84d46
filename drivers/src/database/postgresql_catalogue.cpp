#include "database/postgresql_catalogue.hpp"

#include "database/insertion.hpp"

namespace offbeat::database {
namespace {

constexpr const char* find_sql =
    "select c.oid::text, n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace "
    "where c.oid = to_regclass($1) and c.relkind in ('r', 'p', 'v', 'm', 'f')";

constexpr const char* columns_sql =
    "select a.attname, format_type(a.atttypid, a.atttypmod), t.typcategory::text, a.atttypid = 'bytea'::regtype, "
    "a.attidentity <> '' or coalesce(pg_get_expr(d.adbin, d.adrelid), '') like 'nextval(%', a.attgenerated <> '', "
    "coalesce(pg_get_expr(d.adbin, d.adrelid), ''), a.atttypid = 'timestamptz'::regtype "
    "from pg_attribute a join pg_type t on t.oid = a.atttypid "
    "left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum "
    "where a.attrelid = $1::oid and a.attnum > 0 and not a.attisdropped order by a.attnum";

constexpr const char* keys_sql =
    "select i.indexrelid::text, i.indisprimary, a.attname from pg_index i "
    "cross join lateral unnest(i.indkey::int2[]) with ordinality k(attnum, n) "
    "join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum "
    "where i.indrelid = $1::oid and i.indisunique and i.indpred is null and i.indexprs is null "
    "and k.n <= i.indnkeyatts order by i.indexrelid, k.n";

constexpr const char* references_sql =
    "select r.oid::text, n.nspname || '.' || c.relname, a.attname from pg_constraint r "
    "join pg_class c on c.oid = r.confrelid join pg_namespace n on n.oid = c.relnamespace "
    "cross join lateral unnest(r.conkey) with ordinality k(attnum, n) "
    "join pg_attribute a on a.attrelid = r.conrelid and a.attnum = k.attnum "
    "where r.conrelid = $1::oid and r.contype = 'f' order by r.oid, k.n";

constexpr const char* names_sql =
    "select case when pg_table_is_visible(c.oid) then c.relname else n.nspname || '.' || c.relname end "
    "from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p', 'v', 'm', 'f') "
    "and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') order by 1";

bool yes(const Value& value) {
    return value.text == "true";
}

Kind kind_of(const std::string& category, bool bytes) {
    if (bytes) return Kind::bytes;
    if (category == "N") return Kind::number;
    if (category == "B") return Kind::boolean;
    if (category == "D") return Kind::time;
    return Kind::text;
}

void read_columns(Database& database, const Argument& oid, Table& table) {
    for (const auto& row : database.run(columns_sql, {oid}).rows) {
        table.columns.push_back({row[0].text, row[1].text, kind_of(row[2].text, yes(row[3])), yes(row[7]), yes(row[4]),
                                 yes(row[5]), row[6].text});
    }
}

void read_keys(Database& database, const Argument& oid, Table& table) {
    std::string last;
    for (const auto& row : database.run(keys_sql, {oid}).rows) {
        const bool primary = yes(row[1]);
        if (!primary && row[0].text != last) table.unique_keys.emplace_back();
        last = row[0].text;
        (primary ? table.primary_key : table.unique_keys.back()).push_back(row[2].text);
    }
}

void read_references(Database& database, const Argument& oid, Table& table) {
    std::string last;
    for (const auto& row : database.run(references_sql, {oid}).rows) {
        if (row[0].text != last) table.references.push_back({{}, row[1].text});
        last = row[0].text;
        table.references.back().columns.push_back(row[2].text);
    }
}

}  // namespace

std::optional<Table> postgresql_table(Database& database, const std::string& name) {
    for (const auto& reading : readings_of(name)) {
        std::string quoted = quoted_name(reading.front());
        if (reading.size() > 1) quoted += '.' + quoted_name(reading.back());
        const auto found = database.run(find_sql, {{Value::of_text(quoted)}}).rows;
        if (found.empty()) continue;
        const Argument oid{found[0][0]};
        Table table{found[0][1].text + '.' + found[0][2].text,
                    quoted_name(found[0][1].text) + '.' + quoted_name(found[0][2].text)};
        read_columns(database, oid, table);
        read_keys(database, oid, table);
        read_references(database, oid, table);
        return table;
    }
    return std::nullopt;
}

std::vector<std::string> postgresql_table_names(Database& database) {
    std::vector<std::string> names;
    for (const auto& row : database.run(names_sql).rows) names.push_back(row[0].text);
    return names;
}

}  // namespace offbeat::database

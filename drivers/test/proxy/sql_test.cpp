#include "proxy/keys.hpp"
#include "proxy/sql.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat::proxy;

namespace {

/// `VERB schema.table,table; VERB …`
std::string read(const std::string& sql) {
    std::string all;
    for (const Sql& statement : statements_of(sql)) {
        all += (all.empty() ? "" : "; ") + statement.verb;
        for (const TableName& table : statement.tables) {
            all += " " + (table.schema.empty() ? "" : table.schema + ".") + table.name;
        }
    }
    return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(sql)

BOOST_AUTO_TEST_CASE(verbs_and_tables_are_found) {
    const std::pair<const char*, const char*> cases[] = {
        {"", ""},
        {" ; ;", ""},
        {"-- nothing", ""},
        {"select 1", "SELECT"},
        {"  \n/* a /* nested */ one */ -- and\n INSERT INTO Payments(id) VALUES (';', $$;$$, $x$ $$ ; $x$, E'\\';', "
         "'''')",
         "INSERT payments"},
        {"BEGIN; INSERT INTO public.\"Pay\" SELECT * FROM a AS x, b y, \"C\".d; END",
         "BEGIN; INSERT public.Pay a b C.d; COMMIT"},
        {"update only payments set a = 1", "UPDATE payments"},
        {"delete from payments where a in (select b from c)", "DELETE payments c"},
        {"select a from b left join c on true for update", "SELECT b c"},
        {"start transaction isolation level serializable", "BEGIN"},
        {"abort", "ROLLBACK"},
        {"copy payments from stdin", "COPY payments stdin"},
        {"(select 1)", ""},
        {"/* never closed", ""},
        {"select 'never closed; insert", "SELECT"},
    };
    for (const auto& [sql, expected] : cases) BOOST_TEST(read(sql) == expected, sql << " gives " << read(sql));
}

BOOST_AUTO_TEST_CASE(tables_are_matched_as_postgresql_folds_them) {
    const auto tables = statements_of("select * from Payments, public.\"Mixed\"").front().tables;
    BOOST_TEST(names_table(tables, "payments"));
    BOOST_TEST(names_table(tables, "PAYMENTS"));
    BOOST_TEST(names_table(tables, "public.payments"));
    BOOST_TEST(names_table(tables, "\"Mixed\""));
    BOOST_TEST(!names_table(tables, "mixed"));
    BOOST_TEST(!names_table(tables, "other.\"Mixed\""));
    BOOST_TEST(!names_table(tables, "pay"));
}

BOOST_AUTO_TEST_CASE(a_key_stands_alone) {
    Keys keys;
    for (const char* key : {"order-1", "order-10", "order-2", "x"}) keys.add(key);
    keys.add("x");
    const auto named = [&](const char* text) { return keys.named_in(text).size(); };
    BOOST_TEST(named("('order-1')") == 1U);
    BOOST_TEST(named("order-1") == 1U);
    BOOST_TEST(named("order-10") == 1U);
    BOOST_TEST(named("order-100") == 0U);
    BOOST_TEST(named("my-order-1") == 0U);
    BOOST_TEST(named("order-1-b") == 0U);
    BOOST_TEST(named("order-1,order-2,order-1") == 2U);
    BOOST_TEST(named("") == 0U);
    keys.remove("x");
    BOOST_TEST(named("x") == 1U);
    keys.remove("x");
    BOOST_TEST(named("x") == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

// Filling back, from outside: samples/tables_sample.cpp on SQLite and on PostgreSQL.

#include "offbeat/text.hpp"
#include "support/approved.hpp"
#include "tables/shop.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>

using namespace offbeat;
using namespace offbeat::test;

namespace {

constexpr const char* driver = "caseId,sql,then\n"
                               "PAY,\"insert into payments (order_number, amount) values ('A-1', 10); update orders "
                               "set paid = 'true', note = '<a,\"\"b\"\">' "
                               "where number = 'A-1'; update orders set amount = 8 where number = 'K-1'\",\n"
                               "NOTHING,,\n"
                               "CANCEL,delete from orders where number = 'A-1',\n";

/// An order of somebody else's is there before.
void lay_out(Shop& shop) {
    shop.database().run("insert into orders (number, amount, placed) values ('K-1', 7, '2026-01-01 00:00:00')");
    shop.file("", driver);
    shop.file("prepare.orders", "caseId,number,amount,placed:date\n*,A-1,10,2026-01-02 00:00:00\n");
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::string records(const std::string& text) {
    return text.substr(text.find('\n') + 1);
}

void rename_filled(Shop& shop, const std::string& table) {
    std::filesystem::rename(shop.path("filled." + table), shop.path("expect." + table));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(SessionTest)

BOOST_AUTO_TEST_CASE(a_first_run_writes_what_changed_and_is_not_green) {
    with_each_shop([](Shop& shop) {
        lay_out(shop);
        const SampleRun ran = shop.run("--watch=orders,payments");
        BOOST_TEST(ran.status == 201, ran.output);
        BOOST_TEST(ran.count("notConfigured") == 2, ran.output);
        BOOST_TEST(ran.count("passed") == 1);  // nothing changed
        BOOST_TEST(has(ran.why("PAY"), "review what was just written, and rename (filled -> expect): "),
                   ran.why("PAY"));
        const bool postgresql = shop.is_postgresql();
        const std::string zone = postgresql ? "+00" : "";
        const std::string expected_orders =
            "caseId,expect,number:key,customer,amount,paid,note,picture,placed:date(2s)\n"
            "PAY,,A-1,<null>,10" +
            std::string(postgresql ? ".00" : "") + ",true,\"<<a,\"\"b\"\">\",<null>,2026-01-02 00:00:00" + zone +
            "\n"
            "PAY,kept,K-1,<null>,8" +
            std::string(postgresql ? ".00" : "") + ',' + (postgresql ? "false" : "0") +
            ",<null>,<null>,2026-01-01 00:00:00" + zone +
            "\n"
            "CANCEL,absent,A-1,,,,,,\n";
        const auto sorted = [](const std::string& text) {
            auto lines = split(text, '\n');
            std::sort(lines.begin(), lines.end());
            return join(lines, "\n");
        };
        BOOST_TEST(sorted(records(shop.read("filled.orders"))) == sorted(expected_orders));
        const std::string id = postgresql ? "1" : "1";
        BOOST_TEST(records(shop.read("filled.payments")) ==
                   "caseId,expect,id:ignore,order_number:key,amount,made:date(2s)\nPAY,," + id + ",A-1,10" +
                       (postgresql ? ".00" : "") + ",now\n");
        // What the body inserted is gone, and somebody else's order isn't.
        BOOST_TEST(shop.ask("select number from orders") == "K-1");
        BOOST_TEST(shop.ask("select id from payments").empty());
        // Reviewed, it is the expectation.
        rename_filled(shop, "orders");
        rename_filled(shop, "payments");
        const SampleRun next = shop.run("--watch=orders,payments");
        BOOST_TEST(next.status == 0, next.output);
        BOOST_TEST(next.count("passed") == 3);
        BOOST_TEST(shop.ask("select number from orders") == "K-1");
    });
}

BOOST_AUTO_TEST_CASE(what_was_written_is_never_overwritten) {
    with_each_shop([](Shop& shop) {
        lay_out(shop);
        shop.run("--watch=orders,payments");
        const std::string orders = shop.read("filled.orders");
        const SampleRun again = shop.run("--watch=orders,payments");
        BOOST_TEST(again.count("notConfigured") == 2, again.output);
        BOOST_TEST(has(again.why("PAY"), "review and rename (filled -> expect): "), again.why("PAY"));
        BOOST_TEST(shop.read("filled.orders") == orders);
        shop.file("filled.payments", "my own notes\n");
        shop.run("--watch=orders,payments");
        BOOST_TEST(shop.read("filled.payments") == "my own notes\n");
    });
}

BOOST_AUTO_TEST_CASE(it_is_asked_for_where_a_file_expects_something_else) {
    Shop shop;
    lay_out(shop);
    shop.file("expect.payments", "caseId,order_number:key,amount\nPAY,A-1,11\n");
    BOOST_TEST(shop.run().count("failed") == 1);
    const SampleRun ran = shop.run("--fill-back=yes");
    BOOST_TEST(ran.count("notConfigured") == 1, ran.output);
    BOOST_TEST(has(shop.read("filled.payments"), "PAY,,1,A-1,10,now\n"), shop.read("filled.payments"));
    BOOST_TEST(shop.read("expect.payments") == "caseId,order_number:key,amount\nPAY,A-1,11\n");
    const SampleRun wrong = shop.run("--fill-back=maybe");
    BOOST_TEST(has(wrong.output, "--fill-back=maybe can't be read; expected yes or no"), wrong.output);
}

BOOST_AUTO_TEST_CASE(each_invocation_is_held_against_the_rows_own_lines) {
    Shop shop;
    lay_out(shop);
    shop.file("expect.payments", "caseId,order_number:key,amount\nPAY,A-1,11\n");
    const SampleRun ran = shop.run("--repeat=2");
    BOOST_TEST(ran.count("failed") == 2, ran.output);
}

BOOST_AUTO_TEST_CASE(a_row_without_a_line_must_leave_the_table_alone) {
    Shop shop;
    lay_out(shop);
    shop.file("", "caseId,sql,then\nPAY,update orders set amount = 11 where number = 'A-1',\n"
                  "CANCEL,delete from orders where number = 'A-1',\nNOTHING,,\n");
    shop.file("expect.orders", "caseId,number:key,amount\nPAY,A-1,11\n");
    const SampleRun ran = shop.run();
    BOOST_TEST(ran.count("notConfigured") == 1, ran.output);
    BOOST_TEST(has(ran.why("CANCEL"), "review what was just written"), ran.why("CANCEL"));
    BOOST_TEST(ran.count("passed") == 2, ran.output);
}

BOOST_AUTO_TEST_CASE(a_row_that_failed_is_told_as_failed_though_something_was_written) {
    Shop shop;
    lay_out(shop);
    shop.file("", "caseId,sql,then\nPAY,update orders set amount = 11 where number = 'A-1',fail\n");
    const SampleRun ran = shop.run("--watch=orders");
    BOOST_TEST(ran.count("failed") == 1, ran.output);
    BOOST_TEST(has(shop.read("filled.orders"), "PAY,,A-1"));
}

BOOST_AUTO_TEST_CASE(a_watched_table_that_isnt_there_is_told) {
    Shop shop;
    lay_out(shop);
    const SampleRun ran = shop.run("--watch=order");
    BOOST_TEST(has(ran.why("PAY"), "the database has no table \"order\"; did you mean \"orders\"?"), ran.why("PAY"));
}

BOOST_AUTO_TEST_SUITE_END()

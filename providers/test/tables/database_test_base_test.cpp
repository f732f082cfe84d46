// The four phases, from outside: samples/tables_sample.cpp on SQLite and on PostgreSQL.

#include "tables/shop.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>

using namespace offbeat;
using namespace offbeat::test;

namespace {

constexpr const char* customers = "caseId,name\n*,Lee\n";
constexpr const char* orders = "caseId,number,customer,amount\n*,A-1,Lee,10\n";
constexpr const char* pay = "\"insert into payments (order_number, amount) values ('A-1', 10); update orders set paid "
                            "= 'true' where number = 'A-1'\"";

/// A payment of an order: all that it needs, and what it must leave.
void lay_out(Shop& shop) {
    shop.file("", std::string("caseId,sql,then\nPAY,") + pay + ",\n");
    shop.file("prepare.customers", customers);
    shop.file("prepare.orders", orders);
    shop.file("expect.orders", "caseId,number,amount,paid,placed:date(2s)\nPAY,A-1,10.00,true,now\n");
    shop.file("expect.payments", "caseId,order_number:key,amount,id:not-null,made:date(2s)\nPAY,A-1,10,,now\n");
    // Other people's.
    shop.database().run(
        "insert into customers values ('Kim'); insert into orders (number, customer) values ('K-1', 'Kim'); "
        "insert into payments (order_number, amount) values ('K-1', 7)");
}

void check_only_others_are_left(Shop& shop) {
    BOOST_TEST(shop.ask("select name from customers") == "Kim");
    BOOST_TEST(shop.ask("select number from orders") == "K-1");
    BOOST_TEST(shop.ask("select order_number from payments") == "K-1");
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(DatabaseTestBaseTest)

BOOST_AUTO_TEST_CASE(rows_are_prepared_checked_and_cleared) {
    with_each_shop([](Shop& shop) {
        lay_out(shop);
        for (int i = 0; i < 2; ++i) {
            const SampleRun ran = shop.run();
            BOOST_TEST(ran.status == 0, ran.output);
            BOOST_TEST(ran.count("passed") == 1);
            check_only_others_are_left(shop);
        }
    });
}

BOOST_AUTO_TEST_CASE(all_differences_of_all_tables_are_told) {
    with_each_shop([](Shop& shop) {
        lay_out(shop);
        shop.file("",
                  "caseId,sql,then\nPAY,\"insert into payments (order_number, amount) values ('A-1', 9); insert into "
                  "payments (order_number, amount) values ('A-1', 8); update orders set amount = 11 where number = "
                  "'A-1'\",\n");
        const SampleRun ran = shop.run();
        BOOST_TEST(ran.count("failed") == 1, ran.output);
        const std::string why = ran.why("PAY");
        const std::string zeros = shop.is_postgresql() ? ".00" : "";
        BOOST_TEST(has(why, "orders, number = \"A-1\": amount is \"11" + zeros + "\"; expected \"10.00\""), why);
        const std::string no = shop.is_postgresql() ? "false" : "0";
        BOOST_TEST(has(why, "orders, number = \"A-1\": paid is \"" + no + "\"; expected \"true\""), why);
        BOOST_TEST(has(why, "payments, order_number = \"A-1\": amount is \"9" + zeros + "\"; expected \"10\""), why);
        BOOST_TEST(has(why, "payments, order_number = \"A-1\": {order_number = \"A-1\", amount = \"8" + zeros), why);
        BOOST_TEST(has(why, "; expected no other row"), why);
        BOOST_TEST(has(ran.output, "ShopNormalTest.testRun.expect.orders.csv:2"), ran.output);
        BOOST_TEST(has(read_file(shop.folder().file("report/report.json")), "differences in the database"));
        check_only_others_are_left(shop);
    });
}

BOOST_AUTO_TEST_CASE(all_is_cleared_however_the_body_ends) {
    with_each_shop([](Shop& shop) {
        lay_out(shop);
        shop.file("", std::string("caseId,sql,then\nPAY,") + pay + ",throw\nREQUIRE," + pay + ",require\nFAIL," + pay +
                          ",fail\nSKIP," + pay + ",skip\nWRONG,selec,\n");
        shop.file("expect.payments", "caseId,order_number:key,amount\n*,A-1,11\n");
        shop.file("expect.orders", "caseId,number,paid\n*,A-1,true\n");
        const SampleRun ran = shop.run();
        BOOST_TEST(ran.count("broken") == 2, ran.output);
        BOOST_TEST(ran.count("failed") == 2);
        BOOST_TEST(ran.count("skipped") == 1);
        // What the tables have is told where the body came to its end, be it with failures.
        BOOST_TEST(has(ran.why("FAIL"), "expected \"11\""), ran.why("FAIL"));
        for (const char* id : {"PAY", "REQUIRE", "SKIP", "WRONG"}) BOOST_TEST(!has(ran.why(id), "\"11\""), ran.why(id));
        check_only_others_are_left(shop);
    });
}

BOOST_AUTO_TEST_CASE(an_exception_that_is_expected_ends_a_body_as_it_should) {
    with_each_shop([](Shop& shop) {
        shop.file("prepare.customers", customers, "testThrows");
        shop.file("prepare.orders", orders, "testThrows");
        shop.file("expect.orders", "caseId,number,paid\n*,A-1,false\n", "testThrows");
        const SampleRun ran = shop.run("", "testThrows");
        BOOST_TEST(ran.count("failed") == 1, ran.output);
        BOOST_TEST(has(ran.why("once"), "; expected \"false\""), ran.why("once"));
        shop.file("expect.orders", "caseId,number,paid\n*,A-1,true\n", "testThrows");
        BOOST_TEST(shop.run("", "testThrows").status == 0);
    });
}

BOOST_AUTO_TEST_CASE(a_run_after_kill_9_is_safe) {
    with_each_shop([](Shop& shop) {
        lay_out(shop);
        const std::string driver = shop.read("");
        shop.file("", std::string("caseId,sql,then\nPAY,") + pay + ",kill\n");
        const SampleRun killed = shop.run("--jobs=0");
        BOOST_TEST(killed.status != 0);
        BOOST_TEST(shop.ask("select number from orders order by 1") == "A-1 K-1");
        BOOST_TEST(shop.ask("select order_number from payments order by 1") == "A-1 K-1");
        shop.file("", driver);
        const SampleRun next = shop.run();
        BOOST_TEST(next.status == 0, next.output);
        BOOST_TEST(next.count("passed") == 1);
        check_only_others_are_left(shop);
        // And where it was a worker's process alone.
        shop.file("", std::string("caseId,sql,then\nPAY,") + pay + ",kill\nAGAIN,,\n");
        shop.file("expect.orders", "caseId,number,amount,paid\nPAY,A-1,10.00,true\nAGAIN,A-1,10,false\n");
        shop.file("expect.payments", "caseId,expect,order_number:key,amount\nPAY,,A-1,10\nAGAIN,absent,A-1,\n");
        const SampleRun both = shop.run("--jobs=1");
        BOOST_TEST(both.count("broken") == 1, both.output);
        BOOST_TEST(both.count("passed") == 1, both.output);
        check_only_others_are_left(shop);
    });
}

BOOST_AUTO_TEST_CASE(one_file_serves_many_rows) {
    with_each_shop([](Shop& shop) {
        shop.file("",
                  "caseId,number,sql\nONE,A-1,update orders set amount = 2\nTWO,A-2,update orders set amount = 2\n");
        shop.file("prepare.orders", "caseId,number,amount,placed:date,note\n*,<@number>,1,now-1d,<@caseId>\n");
        const SampleRun wrong = shop.run();
        BOOST_TEST(wrong.count("broken") == 2, wrong.output);
        BOOST_TEST(has(wrong.why("ONE"), "caseId"), wrong.why("ONE"));
        shop.file("prepare.orders", "caseId,number,amount,placed:date\n*,<@number>,1,now-1d\n");
        shop.file("expect.orders", "caseId,number,amount,placed:date(1m)\n*,<@number>,2,now-24h\nTWO,B,3,\n");
        const SampleRun ran = shop.run();
        BOOST_TEST(ran.count("passed") == 1, ran.output);
        BOOST_TEST(ran.why("TWO") == "|orders, number = \"B\": no such row; expected this row");
    });
}

BOOST_AUTO_TEST_CASE(what_refers_to_nothing_is_told) {
    with_each_shop([](Shop& shop) {
        shop.file("", "caseId,sql,then\nA,,\n");
        shop.file("prepare.payments", "caseId,order_number:key,amount\nA,A-9,1\n");
        const SampleRun ran = shop.run();
        BOOST_TEST(ran.count("broken") == 1, ran.output);
        BOOST_TEST(has(ran.why("A"), "testRun"), ran.why("A"));
        BOOST_TEST(has(ran.why("A"), shop.is_postgresql() ? "foreign key constraint" : "FOREIGN KEY constraint"),
                   ran.why("A"));
        // A row that the application made and no file names.
        shop.file("prepare.payments", "caseId,order_number:key,amount\nA,A-1,1\n");
        shop.file("prepare.orders", "caseId,number\nA,A-1\nA,A-2\n");
        shop.file("", "caseId,sql,then\nA,\"insert into payments (order_number) values ('A-2')\",\n");
        const SampleRun left = shop.run();
        BOOST_TEST(left.count("broken") == 1, left.output);
        BOOST_TEST(has(left.why("A"), "can't clear "), left.why("A"));
        shop.file("expect.payments", "caseId,order_number:key\nA,A-1\nA,A-2\n");
        BOOST_TEST(shop.run().status == 0);
        BOOST_TEST(shop.ask("select count(*) from orders") == "0");
    });
}

BOOST_AUTO_TEST_CASE(claims_of_rows_that_must_not_be_there) {
    with_each_shop([](Shop& shop) {
        shop.file(
            "",
            "caseId,sql,then\nGONE,delete from orders,\nSTAYS,,\nOTHER,insert into orders (number) values ('B-7'),\n");
        shop.file("prepare.orders", "caseId,number,amount\n*,A-1,10\n*,A-2,20\n");
        shop.file("expect.orders", "caseId,expect,number,amount\nGONE,only,,\nSTAYS|OTHER,,A-1,\nSTAYS|OTHER,,A-2,\n"
                                   "STAYS,absent,A-3,\nSTAYS,absent,A-1,11\nSTAYS,absent,A-2,20\nOTHER,only,,\n");
        const SampleRun ran = shop.run();
        BOOST_TEST(ran.count("passed") == 1, ran.output);
        const std::string zeros = shop.is_postgresql() ? ".00" : "";
        BOOST_TEST(ran.why("STAYS") ==
                   "|orders, number = \"A-2\": {number = \"A-2\", amount = \"20" + zeros + "\"}; expected no such row");
        BOOST_TEST(ran.why("OTHER") == "|orders: {number = \"B-7\", amount = null}; expected no other row");
        // That one nobody named.
        BOOST_TEST(shop.ask("select number from orders") == "B-7");
    });
}

BOOST_AUTO_TEST_CASE(what_is_kept_is_checked_and_never_cleared) {
    with_each_shop([](Shop& shop) {
        shop.database().run("insert into customers values ('Kim')");
        shop.file("", "caseId,sql,then\nA,,\n");
        shop.file("expect.customers", "caseId,expect,name\nA,kept,Kim\nA,,Lee\n");
        const SampleRun ran = shop.run();
        BOOST_TEST(ran.why("A") == "|customers, name = \"Lee\": no such row; expected this row", ran.output);
        BOOST_TEST(shop.ask("select name from customers") == "Kim");
    });
}

BOOST_AUTO_TEST_CASE(hostile_values_survive_or_are_refused) {
    with_each_shop([](Shop& shop) {
        const std::string megabyte(1U << 20U, 'x');
        const std::string text = R"(caseId,number,note
*,A-1,'; drop table orders; --
*,A-2,<'\x01\r\n\\\''>
*,A-3,<empty>
*,A-4,<null>
*,A-5,<<b>
*,A-6,<'\u{202e}券🎫'>
*,A-7,$1 ?1 \x41
*,A-8,)";
        shop.file("", "caseId,sql,then\nA,,\n");
        shop.file("prepare.orders", text + megabyte + '\n');
        shop.file("expect.orders", text + megabyte + '\n');
        const SampleRun ran = shop.run();
        BOOST_TEST(ran.status == 0, ran.output);
        shop.file("expect.orders", text + megabyte + "y\n");
        const SampleRun other = shop.run();
        BOOST_TEST(has(other.why("A"), "note is \"xxx"), other.output.substr(0, 2000));
        BOOST_TEST(other.why("A").size() < 4000U);
        for (const char* cell : {"<'a\\0b'>", "<hex(61ff)>"}) {
            shop.file("prepare.orders", std::string("caseId,number,note\n*,A-1,") + cell + '\n');
            shop.file("expect.orders", std::string("caseId,number,note\n*,A-1,") + cell + '\n');
            const SampleRun bad = shop.run();
            const std::string refused = cell[2] == 'a' ? "holds a NUL, which no text can" : "invalid byte sequence";
            BOOST_TEST((shop.is_postgresql() ? has(bad.why("A"), refused) : bad.status == 0), bad.output);
            if (shop.is_postgresql()) BOOST_TEST(has(bad.why("A"), "prepare.orders.csv:2"), bad.why("A"));
        }
        // Bytes are bytes on both.
        shop.file("prepare.orders", "caseId,number,picture\n*,A-1,<hex(0061ff)>\n");
        shop.file("expect.orders", "caseId,number,picture\n*,A-1,<hex(0061ff)>\n");
        BOOST_TEST(shop.run().status == 0);
        BOOST_TEST(shop.ask("select number from orders").empty());
    });
}

BOOST_AUTO_TEST_CASE(a_database_that_doesnt_answer_skips_the_row) {
    Shop shop;
    lay_out(shop);
    const SampleRun ran =
        run_sample("tables_sample", shop.folder(),
                   "--run_test=ShopNormalTest/testRun --database=postgresql://nobody@127.0.0.1:1/none");
    BOOST_TEST(ran.count("skipped") == 1, ran.output);
    BOOST_TEST(has(ran.why("PAY"), "postgresql: "), ran.why("PAY"));
}

BOOST_AUTO_TEST_CASE(a_row_without_any_table_is_told) {
    Shop shop;
    shop.file("", "caseId,sql,then\nA,,\n");
    const SampleRun ran = shop.run();
    BOOST_TEST(ran.count("broken") == 1, ran.output);
    BOOST_TEST(has(ran.why("A"), "no table is prepared, expected or watched"), ran.why("A"));
}

BOOST_AUTO_TEST_SUITE_END()

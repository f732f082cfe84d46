// Rows of a database to prepare and to expect, from CSV files beside the driver testres/normal/OrderPayment/: cleared
// first and last, so that nothing is left behind, and nothing that a killed run left matters.

#include "offbeat/tables/database_test_base.hpp"

#include <string>
#include <vector>

namespace {

/// What is tested: a payment is noted, and pays its order where it covers it.
void pay(offbeat::database::Database& shop, const std::string& number, const std::string& amount) {
    const offbeat::database::Argument order{offbeat::Value::of_text(number)}, sum{offbeat::Value::of_text(amount)};
    shop.run("insert into payments (order_number, amount) values (?1, ?2)", {order, sum});
    shop.run("update orders set state = 'PAID' where number = ?1 and amount <= cast(?2 as numeric)", {order, sum});
}

}  // namespace

class OrderPaymentNormalTest : public offbeat::DatabaseTestBase<OrderPaymentNormalTest> {
public:
    OFFBEAT_CONFIG(createTables, .when = offbeat::beforeClass)
    void createTables() {
        connection().run("create table orders (number text primary key, amount numeric, state text, note text);"
                         "create table payments (id integer primary key, order_number text references orders (number),"
                         "                       amount numeric, made timestamp default current_timestamp)");
    }

    OFFBEAT_TEST(testPay, .groups = {"examples"}, .parameters = {"number", "amount"})
    void testPay(const std::string& number, const std::string& amount) { pay(connection(), number, amount); }

protected:
    std::string database_url() override { return "sqlite::memory:"; }  // or postgresql://user@host:port/database
    std::vector<std::string> tables() override { return {"orders", "payments"}; }
};

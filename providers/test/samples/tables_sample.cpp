// A suite whose bodies do to a database what their drivers say.

#include "offbeat/option.hpp"
#include "offbeat/tables/database_test_base.hpp"
#include "offbeat/text.hpp"

#include <unistd.h>

#include <csignal>
#include <stdexcept>

namespace {

const offbeat::Option database{"database", "", "the shop's database"};
const offbeat::Option watched{"watch", "", "the tables that bodies may change"};

class Broke : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// As the application does it: on a connection of its own.
void run(const std::string& sql) {
    if (!sql.empty()) offbeat::database::Database::open(database.value())->run(sql);
}

class ShopTables : public offbeat::DatabaseProtocol {
protected:
    std::string database_url() override { return database.value(); }
    std::vector<std::string> tables() override { return offbeat::split(watched.value(), ','); }
};

}  // namespace

class ShopNormalTest : public ShopTables {
public:
    using self_type = ShopNormalTest;

    OFFBEAT_TEST(testRun, .parameters = {"sql=", "then=", "number="})
    void testRun(const std::string& sql, const std::string& then, const std::string& /*number*/) {
        run(sql);
        if (then == "throw") throw Broke("the body threw");
        if (then == "require") OFFBEAT_REQUIRE(false);
        if (then == "fail") OFFBEAT_CHECK(false);
        if (then == "skip") offbeat::skip("not today");
        if (then == "kill") kill(getpid(), SIGKILL);
    }

    OFFBEAT_TEST(testThrows, .expectedExceptions = offbeat::exceptions<Broke>)
    void testThrows() {
        run("update orders set paid = 'true' where number = 'A-1'");
        throw Broke("as it must");
    }
};

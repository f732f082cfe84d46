#include "moment_rows.hpp"
#include "offbeat/process/temporary_postgresql.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat::proxy;

// 10,000 rows: proxy_moments.
BOOST_AUTO_TEST_CASE(a_moment_is_hit_in_each_of_520_armed_rows) {
    const offbeat::process::TemporaryPostgresql server;
    FaultProxy proxy("127.0.0.1", {"127.0.0.1", server.port()});
    const auto hits = test::strike_rows(proxy, server.port(), 520, 8);
    for (const auto& miss : hits.misses) BOOST_TEST_MESSAGE(miss);
    BOOST_TEST(hits.hit == 520);
    BOOST_TEST(hits.misses.empty());
}

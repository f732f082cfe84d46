// Attempts are counted on the wire: a transaction that names the key is one.

#include "outage/traffic.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat::outage;
using offbeat::proxy::Passed;

namespace {

Passed sent(std::uint64_t connection, const char* verb, const char* statement = "") {
    return {{}, connection, verb, false, statement};
}
Passed answered(std::uint64_t connection, const char* verb) {
    return {{}, connection, verb, true, ""};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(outage_traffic)

BOOST_AUTO_TEST_CASE(a_transaction_that_names_the_key_is_one_attempt) {
    const std::vector<Passed> passed = {sent(1, "BEGIN"),
                                        answered(1, "BEGIN"),
                                        sent(1, "SELECT", "select … where id = 'ob-1'"),
                                        sent(1, "INSERT", "insert … 'ob-1'"),
                                        sent(1, "COMMIT"),
                                        answered(1, "COMMIT"),
                                        sent(1, "BEGIN"),
                                        sent(1, "SELECT", "select … where id = 7"),
                                        sent(1, "ROLLBACK")};
    BOOST_TEST(attempts_in(passed, "ob-1") == 1U);
    BOOST_TEST(verbs_of(passed) == "BEGIN, SELECT, INSERT, COMMIT, BEGIN, SELECT, ROLLBACK");
}

BOOST_AUTO_TEST_CASE(a_retry_on_the_same_or_another_connection_is_another) {
    BOOST_TEST(attempts_in({sent(1, "BEGIN"), sent(1, "SELECT", "'k'"), sent(1, "BEGIN"), sent(1, "SELECT", "'k'")},
                           "k") == 2U);
    BOOST_TEST(attempts_in({sent(1, "BEGIN"), sent(1, "SELECT", "'k'"), sent(2, "BEGIN"), sent(2, "SELECT", "'k'")},
                           "k") == 2U);
    BOOST_TEST(attempts_in({sent(1, "BEGIN"), sent(1, "COMMIT")}, "k") == 0U);
    BOOST_TEST(verbs_of({}) == "nothing");
}

BOOST_AUTO_TEST_CASE(what_a_fault_kept_back_was_an_attempt) {
    const offbeat::proxy::Firing fired{{}, 1, "select … where id = 'k'"};
    BOOST_TEST(attempts_in({sent(1, "BEGIN")}, "k", fired) == 1U);
    // Once its transaction had named the key, it isn't another.
    BOOST_TEST(attempts_in({sent(1, "BEGIN"), sent(1, "SELECT", "'k'")}, "k", fired) == 1U);
    BOOST_TEST(attempts_in({sent(1, "BEGIN")}, "k", offbeat::proxy::Firing{{}, 1, "COMMIT"}) == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

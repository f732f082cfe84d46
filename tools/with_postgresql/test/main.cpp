#define BOOST_TEST_MODULE with_postgresql
#include <boost/test/unit_test.hpp>

#include <csignal>

/// A script's background jobs ignore SIGINT, and so would everything that these tests start.
struct SignalsAsUsual {
    SignalsAsUsual() { std::signal(SIGINT, SIG_DFL); }
};
BOOST_TEST_GLOBAL_FIXTURE(SignalsAsUsual);

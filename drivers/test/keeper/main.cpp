// This program is itself a user of the keeper, and so its keeper too.
#define BOOST_TEST_NO_MAIN
#include "offbeat/keeper/keeper.hpp"

#include <boost/test/unit_test.hpp>

int main(int argc, char* argv[]) {
    offbeat::keeper::serve_if_asked(argc, argv);
    return boost::unit_test::unit_test_main([] { return true; }, argc, argv);
}

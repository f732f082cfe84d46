// This program uses the keeper, and so is its keeper too; and it is the run that its own tests kill.
#define BOOST_TEST_NO_MAIN
#include "offbeat/keeper/keeper.hpp"
#include "victim.hpp"

#include <boost/test/unit_test.hpp>

#include <string_view>

int main(int argc, char* argv[]) {
    offbeat::keeper::serve_if_asked(argc, argv);
    if (argc > 2 && std::string_view(argv[1]) == "--victim") be_victim(argv[2]);
    return boost::unit_test::unit_test_main([] { return true; }, argc, argv);
}

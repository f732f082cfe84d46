#include "offbeat/error.hpp"
#include "offbeat/proxy/parse.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>

// Every line of the corpus gives exactly what stands beside it. OFFBEAT_APPROVE=1 writes down what is given now.
namespace {

using namespace offbeat;

std::string report(const std::string& text, bool moment) {
    try {
        if (moment) return to_string(proxy::parse_moment(text));
        return proxy::parse_fault(text)->lasts() ? "lasts" : "strikes";
    } catch (const SetupError& error) {
        const Problem& problem = error.problem();
        return std::to_string(problem.where.column) + ": " +
               to_string(Problem{{}, problem.what, problem.expected, problem.hint});
    }
}

void compare(const std::string& name, bool moments) {
    const std::string path = OFFBEAT_CORPUS "/" + name;
    std::ifstream in(path);
    const std::string approved((std::istreambuf_iterator<char>(in)), {});
    std::string given;
    std::istringstream lines(approved);
    for (std::string line; std::getline(lines, line);) {
        const std::string text = line.substr(0, line.find('\t'));
        given += line.starts_with("//") ? line : text + '\t' + report(text, moments);
        given += '\n';
    }
    if (std::getenv("OFFBEAT_APPROVE") != nullptr) std::ofstream(path) << given;
    BOOST_TEST(!given.empty());
    BOOST_TEST(approved == given);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(parse)

BOOST_AUTO_TEST_CASE(moments_give_what_is_expected) {
    compare("moments.txt", true);
}

BOOST_AUTO_TEST_CASE(faults_give_what_is_expected) {
    compare("faults.txt", false);
}

BOOST_AUTO_TEST_SUITE_END()

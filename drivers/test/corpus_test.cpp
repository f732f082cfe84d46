#include "corpus.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>

// Every input of the corpus gives exactly what stands beside it. OFFBEAT_APPROVE=1 writes down what is given now;
// read the difference before committing it.
namespace {

using namespace offbeat;

const std::string root = OFFBEAT_CORPUS;

void compare(const std::string& approved_at, const std::string& given) {
    if (std::getenv("OFFBEAT_APPROVE") != nullptr) std::ofstream(approved_at, std::ios::binary) << given;
    const std::string approved = corpus::contents(approved_at);
    BOOST_CHECK_EQUAL_COLLECTIONS(approved.begin(), approved.end(), given.begin(), given.end());
    BOOST_TEST((approved == given), approved_at << " says otherwise; this was given:\n" << given);
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(Corpus)

BOOST_AUTO_TEST_CASE(tables_give_what_is_expected) {
    std::string given;
    for (const std::string& path : corpus::files(root + "/csv")) {
        const std::string name = std::filesystem::path(path).filename().string();
        for (const std::string& line : corpus::table_report(name, corpus::contents(path))) {
            given.append(name).append(" -> ").append(line).append("\n");
        }
    }
    compare(root + "/expected.txt", given);
}

BOOST_AUTO_TEST_CASE(cells_give_what_is_expected) {
    std::string given;
    corpus::Request request("pid", root);
    const expression::Context nothing;
    bool plain = false;
    for (const std::string& line : lines_of(corpus::contents(root + "/expressions.txt"))) {
        given += line.substr(0, line.find('\t'));
        if (line.starts_with("[")) {  // the attribute that the cells below it are for
            plain = line == "[]";
            request = corpus::Request(line.substr(1, line.size() - 2), root);
        } else if (!line.empty() && !line.starts_with("#")) {
            const std::string cell = line.substr(0, line.find('\t'));
            given += '\t' + corpus::cell_report(cell, plain ? nothing : request);
        }
        given += '\n';
    }
    // Where the corpus lies is no part of what is expected.
    for (std::size_t at = given.find(root); at != std::string::npos; at = given.find(root))
        given.replace(at, root.size(), "corpus");
    compare(root + "/expressions.txt", given);
}

BOOST_AUTO_TEST_CASE(crashes_of_the_past_stay_mended) {
    for (const std::string& path : corpus::files(root + "/crashes")) {
        const std::string input = corpus::contents(path);
        BOOST_CHECK_NO_THROW(corpus::table_report("crash", input));
        BOOST_CHECK_NO_THROW(corpus::cell_report(input, corpus::Request("pid")));
        BOOST_CHECK_NO_THROW(corpus::cell_report('<' + input + '>', corpus::Request("pid")));
    }
}

BOOST_AUTO_TEST_SUITE_END()

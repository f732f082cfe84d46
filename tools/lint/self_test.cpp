#include "self_test.hpp"

#include "rules.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace fs = std::filesystem;

namespace house {

namespace {

struct Tree {
    std::string name;
    std::vector<std::pair<std::string, std::string>> files;  ///< Path and text, written over the good tree's.
    /// What is found: how `path:line: message` begins, with the warnings marked. All findings, in any order.
    std::vector<std::string> found;
};

/// An include line. Put together here, so that this file's own text holds none.
std::string use(const std::string& header) {
    return "#include " + header + "\n";
}

const std::string once = "#pragma once\n";

/// A repository that breaks no rule, and that comes close to each.
const std::vector<std::pair<std::string, std::string>> good = {
    {"Jamroot", ""},
    {"README.zh.md", ""},
    {".ci/run", ""},
    {"build/leftover/bad.hpp", ""},
    {"testres/data.csv", ""},
    {"framework/include/offbeat/test.hpp", once + use("\"offbeat/test_class.hpp\"") + use("<string>")},
    {"framework/include/offbeat/test_class.hpp", once + use("<offbeat/test.hpp>") + use("<vector>")},
    {"framework/include/offbeat/core.hpp", once + use("<boost/describe.hpp>") + use("<boost/assert.hpp>")},
    {"framework/src/core.cpp", use("<offbeat/core.hpp>") + use("<iostream>") + use("\"../src/private.hpp\"")},
    {"framework/src/private.hpp", "// why\n# pragma  once\n" + use("<boost/test/unit_test.hpp>")},
    {"framework/docs/testng.md", "| TestNG | Offbeat | shown by |\n|---|---|---|\n| a | same | `cores`, `b2 parity` "
                                 "|\n| b | left out: why | – |\n\n"
                                 "| a | b |\n|---|---|\n| other | table |\n"},
    {"framework/test/names_test.cpp", "BOOST_AUTO_TEST_SUITE(cores)\n"},
    {"framework/test/core_test.cpp",
     std::string("/* ") + use("<offbeat/rows.hpp>") + " */ // " + use("<offbeat/rows.hpp>")},
    {"drivers/include/offbeat/csv/reader.hpp", once + use("<offbeat/core.hpp>")},
    {"providers/include/offbeat/rows.hpp", once + use("<offbeat/csv/reader.hpp>") + use("\"offbeat/core.hpp\"")},
    {"suites/voucher/voucher.hpp", once + use("<offbeat/rows.hpp>")},
    {"suites/voucher/long.cpp", std::string(warn_above_lines, '\n')},
    {"tools/bench/bench.cpp", use("<offbeat/rows.hpp>") + use("\"helper.hpp\"")},
};

std::vector<Tree> trees() {
    return {
        {"good", {}, {}},
        {"a table that names tests",
         {{"framework/docs/testng.md",
           "| TestNG | Offbeat | shown by |\n|---|---|---|\n| a \\| b | same | cores, cors |\n| b | same | – |\n"
           "| c | left out | cores |\n"}},
         {"framework/docs/testng.md:3: there is no test suite cors",
          "framework/docs/testng.md:4: what is there names the test that shows it",
          "framework/docs/testng.md:5: says neither"}},
        {"entries that the table hasn't, or has elsewhere",
         {{"framework/docs/testng_inventory.txt", "# TestNG's\n## Runs\n-log name rows.xml Object[]\n## Rows\nname\n"},
          {"framework/docs/testng.md", "name\n## Runs\n| TestNG | Offbeat | shown by |\n|---|---|---|\n"
                                       "| `-logger`, rows.xml.old, `Object[][]` | same: -log | cores |\n## Rows\n| "
                                       "`name` of a row | left out: | – |\n"}},
         {"framework/docs/testng_inventory.txt:3: -log is in no table of \"Runs\" in framework/docs/testng.md",
          "framework/docs/testng_inventory.txt:3: name is in no",
          "framework/docs/testng_inventory.txt:3: rows.xml is in",
          "framework/docs/testng_inventory.txt:3: Object[] is in no"}},
        {"framework uses drivers",
         {{"framework/src/core.cpp", std::string("\n") + use("<offbeat/csv/reader.hpp>")}},
         {"framework/src/core.cpp:2: framework must not use drivers"}},
        {"a quoted, oddly spaced include counts as well",
         {{"framework/test/core_test.cpp", "  #  include \"offbeat/rows.hpp\" // why\n"}},
         {"framework/test/core_test.cpp:1: framework must not use providers"}},
        {"drivers use providers",
         {{"drivers/src/a.cpp", use("<offbeat/rows.hpp>")}},
         {"drivers/src/a.cpp:1: drivers must not use providers"}},
        {"nothing uses suites",
         {{"suites/voucher/include/offbeat/voucher.hpp", once},
          {"providers/src/a.cpp", use("<offbeat/voucher.hpp>")},
          {"tools/bench/bench.cpp", use("<offbeat/voucher.hpp>")}},
         {"providers/src/a.cpp:1: providers must not use suites",
          "tools/bench/bench.cpp:1: tools must not use suites"}},
        {"nothing uses tools",
         {{"tools/include/offbeat/tool.hpp", once}, {"suites/voucher/a.cpp", use("<offbeat/tool.hpp>")}},
         {"suites/voucher/a.cpp:1: suites must not use tools"}},
        {"a path leads out of the room, even along an arrow",
         {{"providers/src/a.cpp", use("\"../../framework/src/private.hpp\"")}},
         {"providers/src/a.cpp:1: includes framework/src/private.hpp"}},
        {"a path leads out of the repository",
         {{"framework/src/core.cpp", use("\"../../../elsewhere.hpp\"") + use("</usr/include/zlib.h>")}},
         {"framework/src/core.cpp:1: includes ../elsewhere.hpp", "framework/src/core.cpp:2: includes /usr/include"}},
        {"a path from the root leads into another room",
         {{"suites/voucher/a.cpp", use("\"framework/src/private.hpp\"")}},
         {"suites/voucher/a.cpp:1: includes framework/src/private.hpp"}},
        {"public headers include what is expensive",
         {{"drivers/include/offbeat/csv/reader.hpp",
           once + use("<boost/test/unit_test.hpp>") + use("<boost/process.hpp>") + use("<boost/beast/http.hpp>") +
               use("\"boost/asio.hpp\"") + use("<boost/property_tree/ptree.hpp>") +
               use("<boost/multiprecision/cpp_int.hpp>") + use("<iostream>") + use("<regex>")}},
         {"drivers/include/offbeat/csv/reader.hpp:2: a public", "drivers/include/offbeat/csv/reader.hpp:3: a public",
          "drivers/include/offbeat/csv/reader.hpp:4: a public", "drivers/include/offbeat/csv/reader.hpp:5: a public",
          "drivers/include/offbeat/csv/reader.hpp:6: a public", "drivers/include/offbeat/csv/reader.hpp:7: a public",
          "drivers/include/offbeat/csv/reader.hpp:8: a public", "drivers/include/offbeat/csv/reader.hpp:9: a public"}},
        {"the test header reaches what is expensive, through a header of ours",
         {{"framework/include/offbeat/test.hpp", once + use("<string>") + use("\"offbeat/test_class.hpp\"")},
          {"framework/include/offbeat/test_class.hpp", once + use("<offbeat/test.hpp>") + use("\"offbeat/core.hpp\"")},
          {"framework/include/offbeat/core.hpp", once + use("<boost/describe/members.hpp>") + use("<memory>")},
          {"framework/include/offbeat/other.hpp", once + use("<chrono>")},
          {"framework/src/core.cpp", use("<offbeat/test.hpp>") + use("<chrono>")}},
         {"framework/include/offbeat/core.hpp:3: <memory> is reached from offbeat/test.hpp"}},
        {"a header without its guard, or with one that is commented out",
         {{"framework/src/private.hpp", ""}, {"suites/voucher/voucher.hpp", "// #pragma once\n/* #pragma once */\n"}},
         {"framework/src/private.hpp:1: a header without", "suites/voucher/voucher.hpp:1: a header without"}},
        {"a long file warns, a longer one fails",
         {{"framework/src/core.cpp", std::string(warn_above_lines + 1, '\n')},
          {"suites/voucher/long.cpp", std::string(fail_above_lines, '\n')},
          {"framework/src/private.hpp", once + std::string(fail_above_lines, '\n')}},
         {"warning framework/src/core.cpp:301: 301 lines", "warning suites/voucher/long.cpp:301: 400 lines",
          "framework/src/private.hpp:401: 401 lines"}},
        {"two public headers with one name",
         {{"providers/include/offbeat/json/reader.hpp", once}},
         {"providers/include/offbeat/json/reader.hpp:1: has the file name of drivers/include/offbeat/csv/reader.hpp"}},
        {"a stranger at the top level",
         {{"docs/a.md", ""}, {"Makefile", ""}},
         {"Makefile:1: is no part", "docs:1: is no part"}},
    };
}

/// A folder of our own that goes away with the object.
class TemporaryFolder {
public:
    TemporaryFolder() {
        auto pattern = (fs::temp_directory_path() / "house.XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error(pattern + ": can't be made");
        path_ = pattern;
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

void write(const fs::path& root, const std::vector<std::pair<std::string, std::string>>& files) {
    for (const auto& [path, text] : files) {
        fs::create_directories((root / path).parent_path());
        std::ofstream(root / path) << text;
    }
}

std::vector<std::string> found_in(const fs::path& root) {
    std::vector<std::string> found;
    for (const auto& finding : check(read_repository(root))) {
        found.push_back((finding.is_warning ? "warning " : "") + finding.path + ':' + std::to_string(finding.line) +
                        ": " + finding.message);
    }
    return found;
}

bool holds(const Tree& tree) {
    const TemporaryFolder folder;
    write(folder.path(), good);
    write(folder.path(), tree.files);
    auto found = found_in(folder.path());
    auto expected = tree.found;
    std::ranges::sort(found);
    std::ranges::sort(expected);
    if (std::ranges::equal(found, expected,
                           [](const auto& whole, const auto& start) { return whole.starts_with(start); })) {
        return true;
    }
    std::cout << "house --self-test: \"" << tree.name << "\"\n";
    for (const auto& line : expected) std::cout << "    expected: " << line << '\n';
    for (const auto& line : found) std::cout << "    found:    " << line << '\n';
    return false;
}

}  // namespace

int self_test() {
    const auto all = trees();
    const auto bad = static_cast<int>(all.size() - std::ranges::count_if(all, holds));
    std::cout << "house --self-test: " << all.size() << " trees, " << bad << " not judged as they should be\n";
    return bad;
}

}  // namespace house

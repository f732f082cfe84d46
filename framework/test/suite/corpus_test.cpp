// Every file of the corpus gives exactly what stands in expected.txt. OFFBEAT_APPROVE=1 writes down what is given now;
// read the difference before committing it.

#include "offbeat/builtin_reporters.hpp"
#include "suite/choose.hpp"
#include "suite/line_settings.hpp"
#include "suite/load.hpp"
#include "suite/samples.hpp"
#include "support/temp_dir.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

using namespace offbeat;
namespace fs = std::filesystem;

namespace {

const std::string folder = OFFBEAT_FRAMEWORK_TEST_DIR "/suite/corpus";

/// What is wrong with a file, or the methods that it chooses.
std::vector<std::string> lines_of(const std::string& file) {
    suite::Problems problems;
    const auto loaded = suite::load({file}, problems);
    CommandLine line;
    suite::take_settings(line, loaded.suites, problems);
    suite::check_listeners(loaded.suites, problems);
    const auto chosen = suite::choose(loaded.suites, test::registered_samples(), true, problems);
    if (problems.any()) return problems.all();
    std::string methods = "runs";
    for (const auto& one : chosen.tests) {
        for (const auto& method : one) {
            if (is_chosen(method)) methods += ' ' + planned_class(method) + '.' + method.name;
        }
    }
    for (const auto& name : loaded.idle) methods += "; nothing stands for " + name;
    return {methods};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(suite_files_corpus)

BOOST_AUTO_TEST_CASE(files_give_what_is_expected) {
    report::register_builtin_reporters();
    std::vector<std::string> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".xml") files.push_back(entry.path().filename().string());
    }
    std::ranges::sort(files);
    BOOST_TEST(files.size() > 70U);
    std::string given;
    for (const auto& file : files) {
        for (std::string line : lines_of(folder + '/' + file)) {
            for (std::size_t at = line.find(folder); at != std::string::npos; at = line.find(folder))
                line.replace(at, folder.size() + 1, "");
            // Shown relative to where the test was started from.
            const std::string shown = fs::path(folder).lexically_relative(fs::current_path()).string() + '/';
            for (std::size_t at = line.find(shown); at != std::string::npos; at = line.find(shown))
                line.erase(at, shown.size());
            given.append(file).append(" -> ").append(line).append("\n");
        }
    }
    const std::string approved_at = folder + "/expected.txt";
    if (std::getenv("OFFBEAT_APPROVE") != nullptr) test::write_file(approved_at, given);
    BOOST_TEST(given == test::read_file(approved_at), "expected.txt says otherwise; this was given:\n" << given);
}

BOOST_AUTO_TEST_SUITE_END()

// The first run in an empty testres, and the runs after it: samples/csv_sample.cpp from outside.

#include "support/approved.hpp"
#include "support/sample.hpp"

#include <boost/test/unit_test.hpp>

#include <unistd.h>

#include <filesystem>
#include <map>

using namespace offbeat::test;
namespace fs = std::filesystem;

namespace {

const std::string transfer = "testres/normal/Transfer/TransferNormalTest.testTransfer.csv";
const std::string invalid = "testres/funcExp/InvalidPing/";
const std::string driver = invalid + "InvalidPingFuncExceptionTest.testInvalidPing.csv";
const std::string config = invalid + "orthotropicPingConfig.csv";
const std::string base = invalid + "base.csv";

std::map<std::string, std::string> files_of(const TempDir& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder.file("testres"))) {
        if (entry.is_regular_file())
            files[fs::relative(entry.path(), folder.path()).string()] = read_file(entry.path().string());
    }
    return files;
}

/// Takes the '#' off the rows that a first run suggests, as a tester would; comments begin with "# ".
std::string filled_in(const std::string& text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at) + 1;
        const bool suggested = text[at] == '#' && text[at + 1] != ' ';
        out += text.substr(at + (suggested ? 1 : 0), end - at - (suggested ? 1 : 0));
        at = end;
    }
    return out;
}

void fill_in_ping(const TempDir& folder) {
    write_file(folder.file(driver), filled_in(read_file(folder.file(driver))));
    write_file(folder.file(config), filled_in(read_file(folder.file(config))));
    write_file(folder.file(base), masked(filled_in(read_file(folder.file(base))), "word,", "word,ping"));
}

const std::string ping = "--run_test=InvalidPingFuncExceptionTest";

}  // namespace

BOOST_AUTO_TEST_SUITE(first_run)

BOOST_AUTO_TEST_CASE(writes_what_must_be_filled_in_and_is_not_green) {
    const TempDir folder;
    fs::create_directory(folder.file("testres"));
    const SampleRun ran = run_sample("csv_sample", folder, "");
    BOOST_TEST(ran.status == 201);
    BOOST_TEST(ran.count("notConfigured") == 2, ran.output);
    BOOST_TEST(ran.count("passed") == 0);
    std::string all;
    for (const auto& [path, text] : files_of(folder)) {
        all += "=== " + path + '\n' + text;
        BOOST_TEST(ran.output.find(path) != std::string::npos, path << " is not named in:\n" << ran.output);
    }
    check_approved("first_run.txt", all);
}

BOOST_AUTO_TEST_CASE(leaves_what_is_there_when_it_runs_again) {
    const TempDir folder;
    run_sample("csv_sample", folder, "");
    const auto before = files_of(folder);
    BOOST_TEST(before.size() == 4U);
    const SampleRun again = run_sample("csv_sample", folder, "");
    BOOST_TEST((files_of(folder) == before));
    BOOST_TEST(again.count("notConfigured") == 2);
    BOOST_TEST(again.status == 201);
    BOOST_TEST(again.output.find(config) != std::string::npos);
}

BOOST_AUTO_TEST_CASE(is_green_once_they_are_filled_in) {
    const TempDir folder;
    run_sample("csv_sample", folder, "");
    fill_in_ping(folder);
    write_file(folder.file(transfer), read_file(folder.file(transfer)) + "A,a transfer,Lee,5\n");
    const auto before = files_of(folder);
    const SampleRun ran = run_sample("csv_sample", folder, "");
    BOOST_TEST(ran.status == 0, ran.output);
    BOOST_TEST(ran.count("passed") == 5, ran.output);  // null request, null, empty, too long; and the transfer
    BOOST_TEST((files_of(folder) == before));
}

BOOST_AUTO_TEST_CASE(waits_for_each_file_that_is_still_as_written) {
    const TempDir folder;
    run_sample("csv_sample", folder, "");
    fill_in_ping(folder);
    const std::string filled = read_file(folder.file(config));
    fs::remove_all(folder.file("testres/normal"));
    const TempDir other;
    run_sample("csv_sample", other, "");
    fs::copy_file(other.file(config), folder.file(config), fs::copy_options::overwrite_existing);
    const SampleRun ran = run_sample("csv_sample", folder, ping);
    BOOST_TEST(ran.count("notConfigured") == 1, ran.output);
    BOOST_TEST(ran.output.find(config) != std::string::npos);
    BOOST_TEST(ran.output.find(base) == std::string::npos, ran.output);
    // A spreadsheet that saves it untouched puts a BOM before it, commas behind its lines, and CRLF at their ends.
    write_file(folder.file(config), "\xEF\xBB\xBF" + masked(read_file(other.file(config)), "\n", ",,,\r\n"));
    BOOST_TEST(run_sample("csv_sample", folder, ping).count("notConfigured") == 1);
    // A driver that names another config doesn't wait for this one.
    write_file(folder.file(invalid + "mine.csv"), filled);
    write_file(folder.file(driver), masked(read_file(folder.file(driver)), "orthotropicPingConfig.csv", "mine.csv"));
    const SampleRun named = run_sample("csv_sample", folder, ping);
    BOOST_TEST(named.status == 0, named.output);
}

BOOST_AUTO_TEST_CASE(overwrites_nothing_that_stands_there_already) {
    const TempDir folder;
    write_file(folder.file(config), "my own notes, not a config\n");
    write_file(folder.file(base), "attribute,legal\nword,ping\n");
    const SampleRun ran = run_sample("csv_sample", folder, ping);
    BOOST_TEST(ran.count("notConfigured") == 1);
    BOOST_TEST(read_file(folder.file(config)) == "my own notes, not a config\n");
    BOOST_TEST(read_file(folder.file(base)) == "attribute,legal\nword,ping\n");
    BOOST_TEST(!read_file(folder.file(driver)).empty());
}

BOOST_AUTO_TEST_CASE(only_a_run_writes) {
    for (const char* asking : {"--plan", "--list", "--rows", "--version"}) {
        const TempDir folder;
        fs::create_directory(folder.file("testres"));
        const SampleRun ran = run_sample("csv_sample", folder, asking);
        BOOST_TEST(files_of(folder).empty(), asking);
        BOOST_TEST(ran.status == (std::string(asking) == "--version" ? 0 : 201), asking);
    }
}

BOOST_AUTO_TEST_CASE(says_where_it_may_not_write) {
    const TempDir folder;
    write_file(folder.file("testres/normal"), "a file where a folder should be");
    const SampleRun ran = run_sample("csv_sample", folder, "--run_test=TransferNormalTest");
    BOOST_TEST(ran.status == 201);
    BOOST_TEST(ran.output.find(transfer +
                               ": can't make its folder: Not a directory; expected a folder that may be written to") !=
                   std::string::npos,
               ran.output);
    const TempDir closed;
    fs::create_directory(closed.file("testres"));
    fs::permissions(closed.path(), fs::perms::all);
    fs::permissions(closed.file("testres"),
                    fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_read | fs::perms::others_exec);
    const std::string beside = fs::read_symlink("/proc/self/exe").parent_path().string();
    const std::string as_nobody = geteuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups " : "";
    const Ran refused =
        shell("cd " + closed.path() + " && " + as_nobody + beside + "/csv_sample --testres=" + closed.file("testres") +
              " --report-dir=" + closed.file("report"));
    BOOST_TEST(refused.status == 201);
    BOOST_TEST(
        refused.output.find(": can't make its folder: Permission denied; expected a folder that may be written to") !=
            std::string::npos,
        refused.output);
}

BOOST_AUTO_TEST_SUITE_END()

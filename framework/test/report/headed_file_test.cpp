#include "report/headed_file.hpp"
#include "support/temp_dir.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <iterator>
#include <string>

using namespace offbeat;

namespace {

std::size_t files_in(const std::string& directory) {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(directory), {}));
}

struct Headed {
    test::TempDir dir;
    std::string path = dir.file("report.json");
    report::HeadedFile file{dir.path()};
    std::string body;

    void append(const std::string& text) {
        body += text;
        file.body() += text;
        file.settle();
    }
    /// What stands there now, after an older file and the leftover of a killed run did.
    std::string made(const std::string& head) {
        test::write_file(path, "older");
        test::write_file(path + ".part", "half of one");
        file.commit(head, "tail", path);
        BOOST_TEST(files_in(dir.path()) == 1U);
        return test::read_file(path);
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(headed_file, Headed)

BOOST_AUTO_TEST_CASE(a_short_one_has_no_blanks) {
    append("body");
    BOOST_TEST(made("head") == "headbodytail");
}

BOOST_AUTO_TEST_CASE(a_long_one_has_blanks_between_its_head_and_its_body) {
    for (int i = 0; i < 400'000; ++i) append(std::to_string(i) + ',');
    const std::string all = made("head");
    BOOST_TEST(all.starts_with("head "));
    BOOST_TEST(all.ends_with(body + "tail"));
    const std::size_t blanks = all.size() - body.size() - 8;
    BOOST_TEST(all.substr(4, blanks) == std::string(blanks, ' '));
    BOOST_TEST(blanks < 64 * 1024U);
    // Readable for whom any new file is, not only for who ran the test.
    test::write_file(dir.file("other"), "");
    BOOST_TEST(
        (std::filesystem::status(path).permissions() == std::filesystem::status(dir.file("other")).permissions()));
}

BOOST_AUTO_TEST_CASE(a_head_for_which_too_little_room_was_left_stands_before_it_all_the_same) {
    for (int i = 0; i < 300; ++i) append(std::string(10'000, 'x'));
    const std::string head(100'000, 'h');
    BOOST_TEST((made(head) == head + body + "tail"));
}

BOOST_AUTO_TEST_CASE(what_cannot_take_its_place_leaves_nothing) {
    for (int i = 0; i < 300; ++i) append(std::string(10'000, 'x'));
    std::filesystem::create_directories(path + "/in the way");
    BOOST_CHECK_EXCEPTION(file.commit("head", "tail", path), std::exception, [](const std::exception& error) {
        return std::string(error.what()).find("can't rename ") != std::string::npos;
    });
    BOOST_TEST(files_in(dir.path()) == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

#include "../corpus.hpp"
#include "csv/buffer.hpp"
#include "offbeat/csv/reader.hpp"

#include <boost/test/unit_test.hpp>

#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace {

using namespace offbeat;
using csv::Reader;
using csv::Record;

std::string refusal(const std::string& path) {
    try {
        Reader reader(path);
    } catch (const SetupError& error) {
        return error.what();
    }
    return "read";
}

/// All that a reader tells, to compare.
std::vector<std::string> told(Reader reader) {
    std::vector<std::string> out;
    for (Record record; reader.next(record);) {
        std::string line = std::to_string(record.line);
        if (record.problem) line += to_string(*record.problem);
        for (const auto& field : record.fields) {
            line += '|' + std::to_string(field.line) + ':' + std::to_string(field.column) + (field.quoted ? 'q' : ' ');
            line += field.text;
        }
        out.push_back(line);
    }
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(ReaderTest)

BOOST_AUTO_TEST_CASE(a_file_that_cant_be_read_says_why) {
    const std::string folder = OFFBEAT_CORPUS "/csv";
    const auto near = refusal(folder + "/001_empty_cell.csv");
    BOOST_TEST(near.ends_with("can't be read: No such file or directory; did you mean \"001_empty_cells.csv\"?"), near);
    BOOST_TEST(refusal(folder).ends_with("can't be read: Is a directory"));
    BOOST_TEST(refusal(folder + "/001_empty_cells.csv") == "read");
}

BOOST_AUTO_TEST_CASE(cells_know_their_first_character) {
    Reader reader = Reader::from_text("x.csv", "券,\"a\n\"\"b\",c\n");
    Record record;
    BOOST_REQUIRE(reader.next(record));
    BOOST_REQUIRE(record.fields.size() == 3);
    BOOST_TEST(to_string(reader.location_of(record.fields[0])) == "x.csv:1:1");
    BOOST_TEST(to_string(reader.location_of(record.fields[1])) == "x.csv:1:3");
    BOOST_TEST(record.fields[1].text == "a\n\"b");
    BOOST_TEST(record.fields[1].quoted);
    BOOST_TEST(to_string(reader.location_of(record.fields[2])) == "x.csv:2:6");
    BOOST_TEST(!reader.next(record));
    BOOST_TEST(!reader.next(record));
}

BOOST_AUTO_TEST_CASE(chunks_of_any_size_tell_the_same) {
    for (const std::string& path : corpus::files(OFFBEAT_CORPUS "/csv")) {
        const std::string text = corpus::contents(path);
        const auto whole = told(Reader::from_text("x", text));
        for (const std::size_t chunk : {1, 2, 3, 5, 8, 13, 64}) {
            BOOST_TEST((whole == told(Reader::from_text("x", text, chunk))), path << " in chunks of " << chunk);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_file_gives_what_its_text_gives) {
    const auto path =
        std::filesystem::temp_directory_path() / ("offbeat_reader_" + std::to_string(::getpid()) + ".csv");
    std::string text = "a,b\n";
    for (int i = 0; i < 100'000; ++i) text += std::to_string(i) + ",\"line\nbreak \"\"" + std::to_string(i) + "\"\n";
    std::ofstream(path, std::ios::binary) << text;
    BOOST_TEST((told(Reader(path.string())) == told(Reader::from_text("x", text))));
    std::filesystem::remove(path);
}

BOOST_AUTO_TEST_CASE(a_record_without_an_end_is_cut_off) {
    const std::string huge(csv::Buffer::longest_record + (std::size_t{1} << 20U), 'x');
    const auto cut = told(Reader::from_text("x", "a\n" + huge + ",y\nb\n"));
    BOOST_REQUIRE(cut.size() == 3);
    BOOST_TEST(cut[1].substr(0, 100) == "2x:2:1: a record of more than 64 MiB; expected shorter ones");
    BOOST_TEST(cut[2] == "3|3:1 b");
    const auto unclosed = told(Reader::from_text("x", "a\n\"" + huge + "\nb\n"));
    BOOST_REQUIRE(unclosed.size() == 2);
    BOOST_TEST(unclosed[1].substr(0, 200) ==
               "2x:2:1: the quote that opens on line 2 is never closed; expected a closing quote; "
               "64 MiB of text went into this cell");
}

BOOST_AUTO_TEST_SUITE_END()

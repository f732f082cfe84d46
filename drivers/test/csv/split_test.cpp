#include "csv/scan.hpp"
#include "csv/split.hpp"
#include "offbeat/csv/reader.hpp"

#include <boost/test/unit_test.hpp>

#include <random>
#include <string>
#include <vector>

namespace {

using namespace offbeat;
using namespace offbeat::csv;

std::string told(const Field& field) {
    return std::to_string(field.line) + ':' + std::to_string(field.column) + (field.quoted ? 'q' : ' ') +
           std::string(field.text) + '|';
}

std::string told(const std::vector<Field>& fields) {
    std::string all;
    for (const Field& field : fields) all += told(field);
    return all;
}

/// The records that a splitter takes one after the other, up to the first that it leaves alone.
std::vector<std::string> taken(std::string text, OutlineMaker make_outline) {
    const std::size_t size = text.size();
    text.append(sentinel_bytes, '\n');
    std::vector<std::string> records;
    std::vector<Field> fields;
    Splitter splitter(make_outline);
    int line = 1;
    for (std::size_t at = 0; at < size;) {
        const std::size_t line_end = text[at] == '\n' ? 1 : text.compare(at, 2, "\r\n") == 0 ? 2 : 0;
        if (line_end > 0) {  // an empty line, which is the parser's affair
            at += line_end;
            ++line;
            continue;
        }
        const Split split = splitter.split(text.data() + at, size - at, line, fields);
        if (split.bytes == 0) break;
        records.push_back(told(fields));
        at += split.bytes;
        line += split.lines;
    }
    return records;
}

/// The same by the parser: a byte comes at a time, so that no record stands whole in memory when it begins.
std::vector<std::string> read_slowly(const std::string& text) {
    Reader reader = Reader::from_text("x", text, 1);
    std::vector<std::string> records;
    for (Record record; reader.next(record) && !record.problem;) records.push_back(told(record.fields));
    return records;
}

void check(const std::string& text, std::size_t records) {
    for (const OutlineMaker make_outline : {quickest_outline(), outline_portably}) {
        const auto all = taken(text, make_outline);
        BOOST_TEST(all == read_slowly(text), boost::test_tools::per_element());
        BOOST_TEST(all.size() == records);
    }
}

/// Whether no splitter takes the first record, and a byte of the text changes by it.
void check_left_alone(std::string text) {
    const std::size_t size = text.size();
    text.append(sentinel_bytes, '\n');
    const std::string same = text;
    std::vector<Field> fields;
    for (const OutlineMaker make_outline : {quickest_outline(), outline_portably}) {
        BOOST_TEST(Splitter(make_outline).split(text.data(), size, 1, fields).bytes == 0U, same);
        BOOST_TEST((text == same));
    }
}

std::string random_text(std::mt19937& random, std::size_t pieces) {
    constexpr std::string_view all[] = {"a",  "bcd",      ",",  ",",  "\n",   "\n",       "\r\n", "\"",
                                        "\"", "\"\"",     "\r", "券", "\xff", "\"x\ny\"", " ",    "\"a\"\"b\"",
                                        ",",  "01234567", "\t", "é",  "\"\"", ",\"",      "\",",  "\"\n"};
    std::string text;
    for (std::size_t i = 0; i < pieces; ++i) text += all[random() % std::size(all)];
    return text + '\n';
}

}  // namespace

BOOST_AUTO_TEST_SUITE(SplitTest)

BOOST_AUTO_TEST_CASE(records_without_a_fault_are_taken) {
    const std::string cases[] = {"a,b\n",
                                 "a,,\n",
                                 "\"\",\"\"\"\",\"a\"\"b\"\"\"\n",
                                 "a\r\n\"b\"\r\n,\r\n",
                                 "\"a\nb\",c\n\"\n\n\",\"\n\"\n",
                                 "券,\"券\n券\",c\n",
                                 "\"\r\",\"a\r\nb\"\n",
                                 "a\tb, c ,\x01\n"};
    const std::size_t records[] = {1, 1, 1, 3, 2, 1, 1, 1};
    for (std::size_t i = 0; i < std::size(cases); ++i) {
        for (std::size_t before = 0; before < 70; ++before) {  // over each border between blocks
            const std::string text = std::string(before, 'x') + ",y\n" + cases[i];
            check(text, records[i] + 1);
        }
    }
}

BOOST_AUTO_TEST_CASE(records_with_a_fault_are_left_alone_and_unchanged) {
    for (const std::string fault : {"a\"b", "\"a\"b", "\"a\" ,c", " \"a\"", "a\rb", "\"a\"\rb", "a\"\"b",
                                    "\"\"\"a\"b\"", "\xff", "\"\xe5\x88\"", "a", "\"a\n"}) {
        for (std::size_t before = 0; before < 70; ++before) {
            const bool unfinished = fault == "a" || fault == "\"a\n";
            check_left_alone("\"a\"\"b\"," + std::string(before, 'x') + ',' + fault + (unfinished ? "" : "\nc\n"));
        }
    }
    check_left_alone(std::string("a,\0b\nc\n", 7));
}

BOOST_AUTO_TEST_CASE(all_before_the_first_fault_is_taken_as_the_parser_reads_it) {
    std::mt19937 random(7);
    std::size_t records = 0;
    for (int round = 0; round < 20000; ++round) {
        const std::string text = random_text(random, 1 + random() % 60);
        const auto expected = read_slowly(text);
        BOOST_REQUIRE_MESSAGE(taken(text, quickest_outline()) == expected, text);
        BOOST_REQUIRE_MESSAGE(taken(text, outline_portably) == expected, text);
        records += expected.size();
    }
    BOOST_TEST(records > 5000U);
}

BOOST_AUTO_TEST_CASE(long_records_are_left_alone) {
    std::vector<Field> fields;
    for (const std::size_t size : {1000U, 4093U, 4094U}) {
        std::string text = std::string(size, 'x') + ",y\n";
        text.append(sentinel_bytes, '\n');
        const bool fits = size + 3 <= 4096;
        BOOST_TEST((Splitter().split(text.data(), size + 3, 1, fields).bytes == (fits ? size + 3 : 0)), size);
    }
}

BOOST_AUTO_TEST_SUITE_END()

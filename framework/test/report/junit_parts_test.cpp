#include "report/collect.hpp"
#include "report/junit_suite.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>

using namespace offbeat;
using namespace offbeat::test;

namespace {

std::size_t sum_of_tests(const std::string& junit) {
    std::size_t sum = 0;
    const std::string key = " tests=\"";
    for (std::size_t at = junit.find(key); at != std::string::npos; at = junit.find(key, at + 1))
        sum += std::stoul(junit.substr(at + key.size()));
    return sum;
}

void check_valid(const TempDir& dir, const std::string& file) {
    for (const char* schema : {"jenkins-xunit.xsd", "ant-junit.xsd", "pytest.xsd"}) {
        const Ran ran = shell("xmllint --huge --noout --schema " OFFBEAT_FRAMEWORK_TEST_DIR "/schema/" +
                              std::string(schema) + ' ' + dir.file(file));
        BOOST_TEST(ran.status == 0, schema << ": " << ran.output.substr(0, 2000));
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(junit_parts)

BOOST_AUTO_TEST_CASE(no_file_is_more_than_a_reader_takes_and_no_row_is_lost) {
    const TempDir dir;
    write_file(dir.file("junit-2.xml"), "of an earlier run");
    write_file(dir.file("junit-3.xml"), "of an earlier run");
    const auto reporter = report::make_junit_parts(dir.path(), {20000, 150});
    emit_stream(dir.path(), 1000, *reporter,
                [](std::size_t i) { return i % 10 == 0 ? Status::failed : Status::passed; });
    std::size_t tests = 0;
    std::size_t files = 0;
    for (const auto& file : std::filesystem::directory_iterator(dir.path())) {
        const std::string junit = read_file(file.path());
        BOOST_TEST(junit.size() < 22000U);
        BOOST_TEST(occurrences(junit, "<testcase ") + occurrences(junit, "<failure ") <= 150U);
        BOOST_TEST(sum_of_tests(junit) == occurrences(junit, "<testcase "));
        BOOST_TEST(occurrences(junit, "\"part\" value=\"") == 1U);
        check_valid(dir, file.path().filename().string());
        tests += sum_of_tests(junit);
        ++files;
    }
    BOOST_TEST(tests == 1000U);
    BOOST_TEST(files >= 8U);
    emit(voucher_run(dir.path()), *report::make_junit_report(dir.path()));
    BOOST_TEST(std::distance(std::filesystem::directory_iterator(dir.path()), {}) == 1);
}

BOOST_AUTO_TEST_CASE(extended_cases_say_where_they_are_and_what_they_attached) {
    const TempDir dir;
    emit(attached_run(dir.path()), *report::make_junit_extended(dir.path()));
    const std::string junit = read_file(dir.file("junit-extended.xml"));
    const std::string attachment = dir.file("junit-attachments/3.bin");
    BOOST_TEST(junit.find("[[ATTACHMENT|" + attachment + "]]") != std::string::npos);
    BOOST_TEST(read_file(attachment) == "\xff\x01");
    emit(mixed_run(dir.path()), *report::make_junit_extended(dir.path()));
    BOOST_TEST(!std::filesystem::exists(attachment));
    const std::string other = read_file(dir.file("junit-extended.xml"));
    BOOST_TEST(other.find(" file=\"suites/voucher/InvalidCreateRequestFuncExceptionTest.cpp\" line=\"18\"") !=
               std::string::npos);
    BOOST_TEST(other.find("<property name=\"target\" value=\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_extended_file_is_xml_whatever_rows_hold) {
    const TempDir dir;
    emit(hostile_run(dir.path()), *report::make_junit_extended(dir.path()));
    const Ran ran = shell("xmllint --huge --noout " + dir.file("junit-extended.xml"));
    BOOST_TEST(ran.status == 0, ran.output.substr(0, 2000));
}

BOOST_AUTO_TEST_SUITE_END()

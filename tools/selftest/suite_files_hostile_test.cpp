// Suite files that are too deep, too wide, too large or too slow: a clear refusal, in time.

#include "sample.hpp"

#include <boost/test/unit_test.hpp>

#include <fstream>

using namespace selftest;

BOOST_AUTO_TEST_SUITE(hostile_suite_files)

BOOST_AUTO_TEST_CASE(are_refused) {
    Sample sample;
    Folder folder;
    const auto refused = [&](const std::string& text, const std::string& message) {
        std::ofstream(folder.path("hostile.xml"), std::ios::binary) << text;
        const SampleRun run = sample.run_with({"--suite=" + folder.path("hostile.xml")});
        BOOST_TEST(run.outcome.status == 200);
        BOOST_TEST(run.outcome.err.find(message) != std::string::npos, run.outcome.err.substr(0, 1000));
    };
    std::string deep;
    for (int i = 0; i < 500'000; ++i) deep += "<a>";
    refused(deep, "hostile.xml:1:97: no well-formed XML: elements are nested deeper than 32");
    refused("<suite name=\"" + std::string(10'000'000, 'x') + "\"/>", "the attribute name is longer than 64 KiB");
    refused("<suite name=\"s\">" + std::string(17'000'000, ' ') + "</suite>", "is larger than 16 MiB");
    std::string wide = "<suite";
    for (int i = 0; i < 1'000'000; ++i) wide += " a=\"\"";
    refused(wide + "/>", "more than 100 attributes");
    std::string many = "<suite name=\"s\">";
    for (int i = 0; i < 50'000; ++i) many += "<test nmae=\"x\"/>";
    refused(many + "</suite>", "<test> has no attribute \"nmae\"");
    for (int i = 0; i < 50'000; ++i) many += "<test nmae=\"x\"/>";
    refused(many + "</suite>", "more than 100000 elements");
    many = "<suite name=\"s\">";
    for (int i = 0; i < 2000; ++i) many += "<test name=\"" + std::to_string(i) + "\"/>";
    refused(many + "</suite>", "more than 1000 tests");
    refused("<suite name=\"s\"><test name=\"t\"><classes><class name=\"SuitePayTest\"><methods><include "
            "name=\"(((((((((t*)*)*)*e)*)*s)*)*)*t)*X\"/></methods></class></classes></test></suite>",
            "SuitePayTest has no test method");
}

BOOST_AUTO_TEST_SUITE_END()

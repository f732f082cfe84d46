#include "sample.hpp"
#include "samples/hostile.hpp"

#include <boost/test/unit_test.hpp>

using namespace selftest;

namespace {

bool has_controls(const std::string& text) {
    for (const char c : text) {
        if (static_cast<unsigned char>(c) < 0x20 && c != '\n') return true;
    }
    return holds(text, "\x7f") || holds(text, "\xe2\x80\xae");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(hostile)

BOOST_AUTO_TEST_CASE(texts_come_back_byte_by_byte_and_harm_no_reader) {
    Sample sample;
    const SampleRun run = sample.run("HostileTest");
    const auto texts = hostile_texts();
    BOOST_TEST(run.count("reported") == static_cast<std::int64_t>(2 * texts.size()));
    BOOST_TEST(run.count("failed") == static_cast<std::int64_t>(texts.size()));

    for (std::size_t i = 0; i < texts.size(); ++i) {
        const ReportedRow& row = run.row("row_" + std::to_string(i));
        BOOST_TEST((text_of(row.all.at("parameters").at("text")) == texts[i]), "report.json changed text " << i);
    }
    std::size_t started = 0;
    for (const auto& event : sample.journal()) {
        if (!event.as_object().contains("parameters")) continue;
        BOOST_TEST((text_of(event.at("parameters").at("text")) == texts[started++ % texts.size()]));
    }
    BOOST_TEST(started == 2 * texts.size());

    BOOST_TEST(!has_controls(run.outcome.out), run.outcome.out.substr(0, 3000));
    BOOST_TEST(!has_controls(run.outcome.err));
    BOOST_TEST(run.outcome.out.size() < 100000U);  // a megabyte of text isn't poured into the terminal

    const Outcome junit = selftest::run({{"xmllint", "--huge", "--noout", sample.report("junit.xml")}});
    BOOST_TEST(junit.status == 0, junit.err);
    const Outcome html = selftest::run({{"xmllint", "--html", "--huge", "--noout", sample.report("index.html")}});
    BOOST_TEST(html.status == 0, html.err);
    const std::string page = contents(sample.report("index.html"));
    BOOST_TEST(!holds(page, "<img src=x"));
    BOOST_TEST(!has_controls(page));
    BOOST_TEST(!holds(page, std::string("\0", 1)));
}

BOOST_AUTO_TEST_CASE(listings_show_no_control_character) {
    Sample sample;
    for (const char* listing : {"--plan", "--list", "--rows"}) {
        std::string out = sample.run_with({listing}).outcome.out;
        std::erase(out, '\t');
        if (listing == std::string("--rows")) continue;  // JSON: parsed in options_test
        BOOST_TEST(!has_controls(out), listing);
    }
}

BOOST_AUTO_TEST_SUITE_END()

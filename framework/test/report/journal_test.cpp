#include "journal/file.hpp"
#include "report/collect.hpp"
#include "report/exact_bytes.hpp"
#include "support/approved.hpp"

#include <boost/test/unit_test.hpp>

#include <sstream>

using namespace offbeat;
using namespace offbeat::test;

namespace {

std::vector<boost::json::value> lines_of(const std::string& journal) {
    std::vector<boost::json::value> all;
    std::istringstream in(journal);
    for (std::string line; std::getline(in, line);) all.push_back(boost::json::parse(line));
    return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(journal)

BOOST_AUTO_TEST_CASE(is_as_approved) {
    check_approved("journal.jsonl", report_of(mixed_run, report::make_journal, "journal.jsonl"));
}

BOOST_AUTO_TEST_CASE(holds_attachments_and_gates) {
    check_approved("attached.jsonl", report_of(attached_run, report::make_journal, "journal.jsonl"));
}

BOOST_AUTO_TEST_CASE(gives_the_exact_bytes_back) {
    const auto lines = lines_of(report_of(hostile_run, report::make_journal, "journal.jsonl"));
    std::size_t next = 0;
    for (const auto& line : lines) {
        if (!line.as_object().contains("parameters")) continue;
        const auto& [id, bytes] = hostile_values().at(next++);
        BOOST_TEST(line.at("id").as_string() == id);
        BOOST_CHECK(exact_bytes(line.at("parameters").at("text")) == bytes);
        BOOST_CHECK(exact_bytes(line.at("parameters").at("list").as_array().at(1)) == bytes);
    }
    BOOST_TEST(next == hostile_values().size());
}

BOOST_AUTO_TEST_CASE(holds_each_event_before_the_next_one) {
    const TempDir dir;
    auto reporter = report::make_journal(dir.path());
    const FakeRun run = voucher_run(dir.path());
    const auto& method = run.methods.front();
    reporter->on(run.started);
    reporter->on(method.plan);
    reporter->on(RowStarted{method.plan, method.rows.front().row});
    reporter.reset();  // killed here, this is what is left
    offbeat::journal::File::recover(dir.path());
    const auto lines = lines_of(read_file(dir.file("journal.jsonl")));
    BOOST_TEST(lines.size() == 3U);
    BOOST_TEST(lines.back().at("id").as_string() == method.rows.front().row.id);
}

BOOST_AUTO_TEST_CASE(begins_anew_with_each_run) {
    const TempDir dir;
    write_file(dir.file("journal.jsonl"), "of an older run\n");
    const auto reporter = report::make_journal(dir.path());
    emit(voucher_run(dir.path()), *reporter);
    BOOST_TEST(read_file(dir.file("journal.jsonl")).substr(0, 9) == "{\"event\":");
}

BOOST_AUTO_TEST_SUITE_END()

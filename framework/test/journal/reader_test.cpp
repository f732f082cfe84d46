#include "journal/file.hpp"
#include "journal/reader.hpp"
#include "journal/writer.hpp"
#include "offbeat/error.hpp"
#include "report/collect.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat;
using namespace offbeat::test;

namespace {

std::string journal_of(MakeRun make_run) {
    return report_of(make_run, report::make_journal, "journal.jsonl");
}

/// The journal that one writes who hears what a reader tells.
std::string written_again(const std::string& journal, std::size_t step) {
    const TempDir dir;
    journal::File file(dir.path());
    journal::Writer writer(file);
    journal::Reader reader(writer, true);
    for (std::size_t at = 0; at < journal.size(); at += step) reader.take(std::string_view(journal).substr(at, step));
    BOOST_TEST(reader.finished());
    file.close();
    return read_file(dir.file("journal.jsonl"));
}

std::string without_last_line(const std::string& text) {
    return text.substr(0, text.rfind('\n', text.size() - 2) + 1);
}

std::string complaint(const std::string& journal) {
    Reporter nobody;
    journal::Reader reader(nobody, true);
    try {
        reader.take(journal);
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(journal_reader)

BOOST_AUTO_TEST_CASE(tells_what_was_written_whatever_the_pieces) {
    for (const MakeRun make_run : {voucher_run, mixed_run, attached_run, hostile_run}) {
        const std::string journal = journal_of(make_run);
        for (const std::size_t step : {std::size_t{1} << 20U, std::size_t{4096}, std::size_t{7}}) {
            // All but the end, whose counts are the listener's own.
            BOOST_CHECK_EQUAL(written_again(journal, step), without_last_line(journal));
        }
    }
}

BOOST_AUTO_TEST_CASE(tells_labels_that_a_row_got_while_it_ran) {
    struct Labels final : Reporter {
        void on(const RowFinished& event) override {
            for (const auto& label : event.row.labels) all += event.row.id + ' ' + label.name + '=' + label.value + ';';
        }
        std::string all;
    };
    const TempDir dir;
    FakeRun run = voucher_run(dir.path());
    auto& [plan, rows] = run.methods.front();
    {
        journal::File file(dir.path());
        journal::Writer writer(file);
        writer.on(run.started);
        writer.on(plan);
        for (std::size_t i = 0; i < 3; ++i) {
            Row& row = rows[i].row;
            row.id = "r" + std::to_string(i);
            row.labels = {{"known", "before"}};
            writer.on(RowStarted{plan, row});
            if (i == 1) file.publish();  // its beginning has a line of its own
            if (i < 2) row.labels.push_back({"verdict", "exact"});
            writer.on(RowFinished{plan, row, Status::passed, "", {}, 0.1, ""});
        }
        file.close();
    }
    Labels labels;
    journal::Reader reader(labels, true);
    reader.take(read_file(dir.file("journal.jsonl")));
    BOOST_TEST(labels.all == "r0 known=before;r0 verdict=exact;r1 known=before;r1 verdict=exact;r2 known=before;");
}

BOOST_AUTO_TEST_CASE(knows_what_was_interrupted) {
    // Killed in the midst of a row.
    const TempDir dir;
    const FakeRun run = voucher_run(dir.path());
    const auto& [plan, rows] = run.methods.front();
    {
        journal::File file(dir.path());
        journal::Writer writer(file);
        writer.on(run.started);
        writer.on(plan);
        writer.on(RowStarted{plan, rows[0].row});
        writer.on(RowFinished{plan, rows[0].row, Status::passed, "", {}, 0.1, ""});
        writer.on(RowStarted{plan, rows[1].row});
    }
    journal::File::recover(dir.path());
    Reporter nobody;
    journal::Reader reader(nobody, false);
    reader.take(read_file(dir.file("journal.jsonl")));
    BOOST_TEST(!reader.finished());
    BOOST_REQUIRE_EQUAL(reader.open().size(), 1U);
    const auto& [worker, open] = *reader.open().begin();
    BOOST_REQUIRE(open.method != nullptr);
    BOOST_TEST(open.row.id == rows[1].row.id);
    BOOST_TEST(open.row.parameters.empty());
    reader.complete(worker);
    BOOST_TEST(!open.row.parameters.empty());
}

BOOST_AUTO_TEST_CASE(says_which_line_is_none) {
    BOOST_TEST(complaint("\n\n{\"event\":\"of a later version\",\"x\":[1,{}]}\n") == "");
    BOOST_TEST(complaint("\nno JSON\n") == "journal line 2: malformed JSON at byte 1; expected '{'");
    BOOST_TEST(complaint("{\"class\":1}\n") == "journal line 1: it begins with no event");
    BOOST_TEST(complaint("{\"event\":\"row-started\",\"class\":\"A\",\"method\":\"b\",\"id\":\"c\",\"worker\":0}\n") ==
               "journal line 1: no method A.b was planned");
    BOOST_TEST(complaint("{\"event\":\"failure\",\"worker\":0}\n") == "journal line 1: a failure of no row");
    BOOST_TEST(complaint("{\"event\":\"row-finished\",\"status\":\"lost\"}\n") ==
               "journal line 1: no status is called lost");
}

BOOST_AUTO_TEST_SUITE_END()

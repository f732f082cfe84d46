#include "journal/file.hpp"
#include "journal/reader.hpp"
#include "journal/writer.hpp"
#include "offbeat/error.hpp"
#include "report/collect.hpp"

#include <boost/algorithm/string/replace.hpp>
#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <functional>
#include <sstream>

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

/// What a reporter hears that asks for no contents, a line an event.
class Heard final : public Reporter {
public:
    void on(const RowStarted& event) override {
        add("began", event.method, event.row.id, event.worker);
        out << ' ' << event.at << '\n';
    }
    void on(const RowFailure& event) override { add("failure", event.method, event.row.id, event.worker); }
    void on(const RowFinished& event) override {
        add(to_string(event.status), event.method, event.row.id, event.worker);
        out << ' ' << event.seconds << ' ' << event.cause << ' ' << event.rerun << ' ' << event.failures.size() << ' '
            << event.row.attachments.size() << '\n';
    }
    [[nodiscard]] bool needs_contents() const override { return false; }

    std::ostringstream out;

private:
    void add(const char* what, const MethodPlan& method, const std::string& id, int worker) {
        out << what << ' ' << method.class_name << '.' << method.method << '[' << id << "] " << worker;
    }
};

std::string heard(const std::string& journal, bool contents) {
    Heard reporter;
    journal::Reader reader(reporter, contents);
    reader.take(journal);
    return reporter.out.str();
}

/// Passes on what a report.json is made of.
class Copies final : public Reporter {
public:
    explicit Copies(Reporter& to) : to_(to) {}
    void on(const RunStarted& run) override { to_.on(run); }
    void on(const MethodPlan& plan) override { to_.on(plan); }
    void on(const RowFinished& event) override {
        if (!event.written.empty()) ++count;
        to_.on(event);
    }

    std::size_t count = 0;

private:
    Reporter& to_;
};

/// The run's rows, as if workers had run them and all had passed. \returns how many
std::size_t all_pass(const FakeRun& run, Reporter& to) {
    std::size_t count = 0;
    to.on(run.started);
    for (const auto& [plan, rows] : run.methods) {
        to.on(plan);
        for (const auto& fake : rows) {
            Row row = fake.row;
            row.attachments.clear();
            const std::size_t kind = count++ % 5;
            if (kind == 1) row.description = "as \"people\" read it\n\xff";
            if (kind == 2) row.parameters.clear();
            if (kind == 3) row.labels.clear();
            if (kind == 4) row.groups = {"slow", "a\\b"};
            const double at = 0.25 * static_cast<double>(count);
            const auto shard = static_cast<unsigned>(count % 3);
            to.on(RowStarted{plan, row, 7, at, shard});
            RowFinished end{plan, row, Status::passed, "", {}, 1e-6 * static_cast<double>(count), "", 7};
            end.at = at;
            end.shard = shard;
            to.on(end);
        }
    }
    return count;
}

std::string planned(const std::string& class_name) {
    return "{\"event\":\"method-planned\",\"class\":\"" + class_name + "\",\"method\":\"test\",\"planned\":null}\n";
}

std::string row_line(const std::string& class_name, const std::string& rest) {
    return "{\"event\":\"row\",\"class\":\"" + class_name +
           "\",\"method\":\"test\",\"id\":\"a\",\"worker\":2,\"at\":0.500000" + rest + "}\n";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(journal_reader)

BOOST_AUTO_TEST_CASE(who_asks_for_no_contents_hears_the_same_verdicts) {
    for (const MakeRun make_run : {voucher_run, mixed_run, attached_run, hostile_run}) {
        const std::string journal = journal_of(make_run);
        BOOST_CHECK_EQUAL(heard(journal, false), heard(journal, true));
    }
    // Rows of several methods in turns, and ends that look like another's.
    const std::string passed = ",\"status\":\"passed\",\"seconds\":0.250000";
    std::string journal;
    for (int i = 0; i < 20; ++i) journal += planned("C" + std::to_string(i));
    const std::string rests[] = {
        passed,
        R"(,"parameters":{"x":"\"status\":\"failed\",\"seconds\":1"})" + passed,
        passed + ",\"rerun\":\"again\"",
        ",\"status\":\"failed\",\"seconds\":0.25",
        R"(,"status":"skipped","cause":"\"status\":\"passed\",\"seconds\":0.250000","seconds":1)",
        ",\"status\":\"passed\",\"seconds\":0.25",
        ",\"status\":\"passed\",\"seconds\":12345678901.250000",
        passed + R"(,"attachments":[{"name":"n","type":"t","content":""}])",
        ",\"more\":{\"x\":1" + passed + "},\"status\":\"broken\",\"seconds\":2.5",
    };
    for (const std::string& rest : rests) {
        for (int i = 0; i < 20; ++i) journal += row_line("C" + std::to_string(i), passed) + row_line("C7", rest);
    }
    const std::string told = heard(journal, false);
    BOOST_CHECK_EQUAL(told, heard(journal, true));
    // As the long way has it, which every line goes that begins otherwise.
    boost::algorithm::replace_all(journal, "{\"event\":\"row\",", "{\"event\": \"row\",");
    BOOST_CHECK_EQUAL(told, heard(journal, true));
    BOOST_TEST(told.find("passed C19.test[a] 2 0.25") != std::string::npos);
    BOOST_TEST(told.find("broken C7.test[a] 2 2.5") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(tells_what_was_written_whatever_the_pieces) {
    for (const MakeRun make_run : {voucher_run, mixed_run, attached_run, hostile_run}) {
        const std::string journal = journal_of(make_run);
        for (const std::size_t step : {std::size_t{1} << 20U, std::size_t{4096}, std::size_t{7}}) {
            // All but the end, whose counts are the listener's own.
            BOOST_CHECK_EQUAL(written_again(journal, step), without_last_line(journal));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_row_that_is_copied_from_the_journal_is_reported_as_one_that_is_written) {
    for (const MakeRun make_run : {voucher_run, mixed_run, attached_run, hostile_run}) {
        const TempDir dir;
        const FakeRun run = make_run("out/voucher");
        const RunFinished end{Summary(), 1};
        const auto report = [&](const char* name, const std::function<void(Reporter&)>& tell) {
            std::filesystem::create_directory(dir.file(name));
            const auto json = report::make_json_report(dir.file(name));
            tell(*json);
            json->on(end);
            return read_file(dir.file(std::string(name) + "/report.json"));
        };
        std::size_t rows = 0;
        const std::string written = report("written", [&](Reporter& to) { rows = all_pass(run, to); });
        std::size_t copied = 0;
        const std::string copy = report("copied", [&](Reporter& to) {
            journal::File file(dir.path());
            journal::Writer writer(file);
            all_pass(run, writer);
            file.close();
            Copies copies(to);
            journal::Reader(copies, true).take(read_file(dir.file("journal.jsonl")));
            copied = copies.count;
        });
        BOOST_CHECK_EQUAL(copy, written);
        // But for the first of each method, and one of a megabyte, whose beginning has a line of its own.
        const std::size_t long_ones = make_run == MakeRun(hostile_run) ? 1 : 0;
        BOOST_TEST(copied == rows - run.methods.size() - long_ones);
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
    BOOST_TEST(complaint("{\"event\":\"row-retried\",\"worker\":0}\n") == "journal line 1: an attempt of no row");
    // Of a process that its row left behind.
    BOOST_TEST(complaint("{\"event\":\"failure\",\"worker\":0}\n") == "");
    BOOST_TEST(complaint("{\"event\":\"row-finished\",\"status\":\"lost\"}\n") ==
               "journal line 1: no status is called lost");
}

BOOST_AUTO_TEST_SUITE_END()

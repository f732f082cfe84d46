#include "offbeat/error.hpp"
#include "report/collect.hpp"

#include <boost/json.hpp>
#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>

using namespace offbeat;
using namespace offbeat::test;

#if defined(__SANITIZE_ADDRESS__)
#define OFFBEAT_SANITIZED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define OFFBEAT_SANITIZED
#endif
#endif

namespace {

/// The most memory the program has had since the last call, in bytes.
std::size_t peak_memory(bool reset) {
    if (reset) std::ofstream("/proc/self/clear_refs") << '5';
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.rfind("VmHWM:", 0) == 0) return std::stoull(line.substr(6)) * 1024;
    }
    return 0;
}

struct Case {
    const char* reporter;
    const char* file;
    const char* written;  ///< the file that is really opened
};
constexpr Case cases[] = {{"journal", "journal.jsonl", "journal.jsonl"},
                          {"json", "report.json", "report.json.part"},
                          {"junit", "junit.xml", "junit.xml.part"},
                          {"html", "index.html", "index.html.part"}};

ReporterFactory factory(const char* name) {
    report::register_builtin_reporters();
    return reporters().get(name, {});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(all_reports)

BOOST_AUTO_TEST_CASE(are_registered_by_name_once) {
    report::register_builtin_reporters();
    report::register_builtin_reporters();
    BOOST_TEST(reporters().clashes().empty());
    for (const auto& one : cases) BOOST_TEST(reporters().find(one.reporter) != nullptr);
}

BOOST_AUTO_TEST_CASE(make_their_directory) {
    const TempDir dir;
    for (const auto& one : cases) {
        const std::string deep = dir.file(std::string("not/there/") + one.reporter);
        const auto reporter = factory(one.reporter)(deep);
        emit(voucher_run(deep), *reporter);
        BOOST_TEST(std::filesystem::file_size(deep + '/' + one.file) > 0U);
    }
}

BOOST_AUTO_TEST_CASE(agree_on_the_counts) {
    const FakeRun run = mixed_run("out");
    const auto json = boost::json::parse(report_of(mixed_run, report::make_json_report, "report.json"));
    const std::string junit = report_of(mixed_run, report::make_junit_report, "junit.xml");
    const std::string page = report_of(mixed_run, report::make_html_report, "index.html");
    const std::string journal = report_of(mixed_run, report::make_journal, "journal.jsonl");
    const std::string console = console_of(run, {});

    const auto& summary = json.at("summary").as_object();
    const auto count = [&](const char* key) { return static_cast<std::size_t>(summary.at(key).as_int64()); };
    BOOST_TEST(count("reported") == 57U);
    BOOST_TEST(count("reported") == json.at("rows").as_array().size());
    BOOST_TEST(count("reported") == occurrences(junit, "<testcase "));
    BOOST_TEST(count("failed") == occurrences(junit, "<failure "));
    BOOST_TEST(count("broken") + count("notConfigured") == occurrences(junit, "<error "));
    BOOST_TEST(count("skipped") == occurrences(junit, "<skipped "));
    const std::string all_rows = "<script type=\"application/x-offbeat-rows\" data-rows=\"57\">";
    BOOST_TEST(occurrences(page, all_rows) == 1U);
    BOOST_TEST(count("failed") + count("broken") + count("notConfigured") == occurrences(page, "<article "));
    BOOST_TEST(count("reported") ==
               occurrences(journal, "\"event\":\"row\"") + occurrences(journal, "\"event\":\"row-started\""));
    BOOST_TEST(count("failed") == occurrences(journal, "\"status\":\"failed\""));
    const std::string account = "57 planned = 57 run = 57 reported";
    BOOST_TEST(occurrences(page, account) == 1U);
    BOOST_TEST(occurrences(console, account + ": 51 passed, 2 failed, 1 broken, 2 skipped, 1 not configured") == 1U);
}

BOOST_AUTO_TEST_CASE(need_flat_memory) {
#ifdef OFFBEAT_SANITIZED  // what was freed stays in its quarantine
    BOOST_TEST_MESSAGE("memory can't be measured under the address sanitizer");
    return;
#endif
    const TempDir dir;
    for (const auto& one : cases) {
        const std::size_t before = peak_memory(true);
        const auto reporter = factory(one.reporter)(dir.path());
        emit_stream(dir.path(), 100000, *reporter,
                    [](std::size_t i) { return i % 10 == 0 ? Status::failed : Status::passed; });
        const std::size_t grown = peak_memory(false) - before;
        BOOST_TEST(grown < 8U * 1024U * 1024U, one.reporter << " grew by " << grown << " bytes");
    }
}

BOOST_AUTO_TEST_CASE(tell_once_of_a_full_disk) {
    for (const auto& one : cases) {
        const TempDir dir;
        write_file(dir.file(one.file), "of the last run");
        if (std::string(one.file) == one.written) std::filesystem::remove(dir.file(one.file));
        std::filesystem::create_symlink("/dev/full", dir.file(one.written));
        const auto reporter = factory(one.reporter)(dir.path());
        const FakeRun run = voucher_run(dir.path());
        const auto& method = run.methods.front();
        Summary summary;
        std::string told;
        int times = 0;
        const auto guarded = [&](auto event) {
            try {
                event();
            } catch (const Error& error) {
                ++times;
                told = error.what();
            }
        };
        const std::string none;
        const std::vector<Failure> no_failures;
        guarded([&] { reporter->on(run.started); });
        guarded([&] { reporter->on(method.plan); });
        guarded([&] { reporter->on(RowStarted{method.plan, method.rows[0].row}); });
        guarded([&] {
            reporter->on(RowFinished{method.plan, method.rows[0].row, Status::passed, none, no_failures, 0, none});
        });
        guarded([&] { reporter->on(RunFinished{summary, 0}); });
        guarded([&] { reporter->on(RunFinished{summary, 0}); });
        BOOST_TEST(times == 1, one.reporter);
        BOOST_TEST(told == "can't write " + dir.file(one.written) + ": No space left on device");
        if (std::string(one.file) != one.written) BOOST_TEST(!std::filesystem::exists(dir.file(one.file)));
    }
}

BOOST_AUTO_TEST_CASE(tell_of_a_directory_that_cannot_be) {
    const auto reporter = factory("journal")("/dev/null/reports");
    BOOST_CHECK_THROW(reporter->on(RunStarted{}), Error);
    BOOST_CHECK_NO_THROW(reporter->on(RunStarted{}));
}

BOOST_AUTO_TEST_SUITE_END()

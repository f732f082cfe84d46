#include "report/page_feed.hpp"
#include "support/fake_run.hpp"

#include <boost/test/unit_test.hpp>

#include <map>

using namespace offbeat;
using namespace offbeat::test;

namespace {

struct Fed {
    std::map<std::string, std::size_t> rows;
    std::map<std::string, std::size_t> chunks;
    std::size_t bytes = 0;
    std::uint64_t left_out = 0;
};

/// Feeds rows that `make` changes one by one.
template <class Make>
Fed fed(std::size_t count, Make make) {
    Fed out;
    report::PageFeed feed([&](const char* kind, std::size_t rows, std::string_view packed) {
        out.rows[kind] += rows;
        ++out.chunks[kind];
        out.bytes += packed.size();
    });
    const MethodPlan plan;
    const std::string none;
    std::vector<Failure> failures;
    for (std::size_t i = 0; i < count; ++i) {
        Row row;
        row.id = "row_" + std::to_string(i);
        Status status = Status::passed;
        make(i, row, status);
        feed.add(RowFinished{plan, row, status, none, failures, 0.000123, none}, 0, {});
    }
    feed.flush();
    out.left_out = feed.left_out();
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(page_feed)

BOOST_AUTO_TEST_CASE(passes_every_row_on_in_chunks) {
    const Fed out = fed(40'000, [](std::size_t, Row&, Status&) {});
    BOOST_TEST(out.rows.at("rows") == 40'000U);
    BOOST_TEST(out.chunks.at("rows") == 3U);
    BOOST_TEST(out.rows.at("details") <= 40'000U);
}

BOOST_AUTO_TEST_CASE(nothing_comes_of_nothing) {
    const Fed out = fed(0, [](std::size_t, Row&, Status&) {});
    BOOST_TEST(out.rows.empty());
}

BOOST_AUTO_TEST_CASE(keeps_contents_of_faults_when_those_of_other_rows_end) {
    std::uint32_t random = 1;
    const Fed passed = fed(60'000, [&](std::size_t, Row& row, Status&) {
        random = random * 1664525U + 1013904223U;
        row.parameters = {{"noise", Value::of_text(std::to_string(random) + std::to_string(random * 7919U))}};
    });
    BOOST_TEST(passed.rows.at("details") < 60'000U);
    const Fed failed = fed(60'000, [&](std::size_t i, Row& row, Status& status) {
        random = random * 1664525U + 1013904223U;
        row.parameters = {{"noise", Value::of_text(std::to_string(random) + std::to_string(random * 7919U))}};
        if (i >= 59'000) status = Status::failed;
    });
    BOOST_TEST(failed.rows.at("details") > passed.rows.at("details") + 900U);
}

BOOST_AUTO_TEST_CASE(ids_without_a_pattern_end_before_the_page_is_too_long) {
    std::uint64_t random = 88172645463325252ULL;
    const Fed out = fed(1'000'000, [&](std::size_t, Row& row, Status&) {
        random ^= random << 13U;
        random ^= random >> 7U;
        random ^= random << 17U;
        row.id = "case_" + std::to_string(random);
    });
    BOOST_TEST(out.rows.at("rows") == 1'000'000U);
    BOOST_TEST(out.bytes < 8U * 1024U * 1024U);
}

/// However many rows fail, each with words of its own, the page stays below its 10 MB.
BOOST_AUTO_TEST_CASE(texts_end_before_the_page_is_too_long) {
    std::uint64_t random = 88172645463325252ULL;
    const auto next = [&] {
        random ^= random << 13U;
        random ^= random >> 7U;
        random ^= random << 17U;
        return std::to_string(random);
    };
    const Fed out = fed(1'000'000, [&](std::size_t i, Row& row, Status& status) {
        row.id = "case_" + next();
        row.labels = {{"code", next()}};
        row.groups = {next()};
        row.description = next();
        if (i % 2 == 0) status = Status::failed;
    });
    BOOST_TEST(out.rows.at("rows") == 1'000'000U);
    BOOST_TEST(out.bytes < 9'800'000U);
}

BOOST_AUTO_TEST_SUITE_END()

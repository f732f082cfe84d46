// The one rule of the books: what a client was told against what is stored.

#include "offbeat/outage/observation.hpp"
#include "offbeat/outage/subject.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat;
using namespace offbeat::outage;
using Kind = http::Outcome::Kind;

namespace {

/// A subject of which only the default rules are asked.
class Bare final : public Subject {
public:
    [[nodiscard]] unsigned workers() const override { return 1; }
    [[nodiscard]] http::Request request(const std::string&) const override { return {}; }
    [[nodiscard]] http::Request lookup(const std::string&) const override { return {}; }
    [[nodiscard]] http::Request health() const override { return {}; }
    [[nodiscard]] bool same_data(const http::Response&, const std::string&) const override { return true; }
    [[nodiscard]] std::map<std::string, StoredRows> stored(const std::vector<std::string>&) const override {
        return {};
    }
    void settle(std::chrono::milliseconds) const override {}
    void await_database(std::chrono::milliseconds) const override {}
    [[nodiscard]] LogLines log_of(const std::string&, const std::string&) const override { return {}; }
};

Told told(Kind kind, int status) {
    return Bare().told({kind, {status}});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(outage_observation)

BOOST_AUTO_TEST_CASE(books_are_judged_in_three_values) {
    BOOST_TEST((judge(Told::acknowledged, 1, true) == Verdict::exact));
    BOOST_TEST((judge(Told::acknowledged, 0, true) == Verdict::lost));
    BOOST_TEST((judge(Told::acknowledged, 1, false) == Verdict::lie));
    BOOST_TEST((judge(Told::refused, 0, true) == Verdict::exact));
    BOOST_TEST((judge(Told::refused, 1, true) == Verdict::lie));
    BOOST_TEST((judge(Told::unknown, 0, true) == Verdict::ambiguous));
    BOOST_TEST((judge(Told::unknown, 1, true) == Verdict::ambiguous));
    for (const Told each : {Told::acknowledged, Told::refused, Told::unknown})
        BOOST_TEST((judge(each, 2, true) == Verdict::duplicate));
}

BOOST_AUTO_TEST_CASE(a_client_may_rely_on_whole_answers_only) {
    BOOST_TEST((told(Kind::answered, 201) == Told::acknowledged));
    BOOST_TEST((told(Kind::answered, 503) == Told::refused));
    BOOST_TEST((told(Kind::answered, 409) == Told::refused));
    BOOST_TEST((told(Kind::answered, 504) == Told::unknown));
    BOOST_TEST((told(Kind::cut, 0) == Told::unknown));
    BOOST_TEST((told(Kind::late, 0) == Told::unknown));
    BOOST_TEST((told(Kind::refused, 0) == Told::refused));
}

BOOST_AUTO_TEST_SUITE_END()

// Methods whose rows are streamed: more of them than --row-bound.

#include "providers.hpp"

#include <offbeat/error.hpp>
#include <offbeat/option.hpp>
#include <offbeat/test.hpp>

#include <boost/test/unit_test.hpp>

#include <csignal>
#include <optional>
#include <stdexcept>

namespace {

const offbeat::Option count{"count", "30", "how many rows ManyTest gets"};

auto rows(int until) {
    return [until, made = 0]() mutable -> std::optional<offbeat::Row> {
        if (made == until) return std::nullopt;
        const std::string number = std::to_string(++made);
        return text_row("row_" + number, number);
    };
}

/// 20 rows for the plan; when it is asked again, what goes wrong after `made` rows.
template <class Wrong>
auto asked_again(int made, Wrong wrong) {
    return [=, asked = 0]() mutable {
        const bool again = ++asked > 1;
        return [=, source = rows(20), given = 0]() mutable -> std::optional<offbeat::Row> {
            if (again && given++ == made) return wrong();
            return source();
        };
    };
}

using NoRow = std::optional<offbeat::Row>;

/// A function object that may change when it is asked: providers are const.
template <class Ask>
class Fickle final : public offbeat::DataProvider {
public:
    explicit Fickle(Ask ask) : ask_(std::move(ask)) {}
    std::unique_ptr<offbeat::RowSource> rows(const offbeat::ProviderContext&) const override {
        auto pull = ask_();
        return std::make_unique<offbeat::detail::PulledSource<decltype(pull)>>(std::move(pull));
    }

private:
    mutable Ask ask_;
};

OFFBEAT_PROVIDER("many", [] { return rows(std::stoi(count.value())); });
OFFBEAT_PROVIDER("twenty", [] { return rows(20); });
OFFBEAT_PROVIDER("laterThrows", Fickle(asked_again(12, []() -> NoRow { throw std::runtime_error("ran dry"); })));
OFFBEAT_PROVIDER("laterThrowsAnInt", Fickle(asked_again(12, []() -> NoRow { throw 7; })));
OFFBEAT_PROVIDER("laterSkips", Fickle(asked_again(12, []() -> NoRow { offbeat::skip("enough"); })));
OFFBEAT_PROVIDER("laterLacks", Fickle(asked_again(0, []() -> NoRow { throw offbeat::EnvironmentError("gone"); })));
OFFBEAT_PROVIDER("laterNothing", Fickle(asked_again(0, []() -> NoRow { return std::nullopt; })));

class ManyTest : public offbeat::TestBase<ManyTest> {
public:
    OFFBEAT_TEST(testMany, .dataProvider = "many", .parameters = {"text"})
    void testMany(int number) { BOOST_TEST(number > 0); }
};

class StreamTest : public offbeat::TestBase<StreamTest> {
public:
    OFFBEAT_TEST(oneFails, .dataProvider = "twenty", .parameters = {"text"})
    void oneFails(int number) { BOOST_TEST(number != 13); }
    OFFBEAT_TEST(oneCrashes, .dataProvider = "twenty", .parameters = {"text"})
    void oneCrashes(int number) {
        if (number == 13) std::raise(SIGSEGV);
    }
    OFFBEAT_TEST(afterTheCrash)
    void afterTheCrash() {}
    OFFBEAT_TEST(misfits, .dataProvider = "twenty", .parameters = {"text"})
    void misfits(bool) {}
    OFFBEAT_TEST(throws, .dataProvider = "laterThrows", .parameters = {"text"})
    void throws(int) {}
    OFFBEAT_TEST(throwsAnInt, .dataProvider = "laterThrowsAnInt", .parameters = {"text"})
    void throwsAnInt(int) {}
    OFFBEAT_TEST(skips, .dataProvider = "laterSkips", .parameters = {"text"})
    void skips(int) {}
    OFFBEAT_TEST(lacks, .dataProvider = "laterLacks", .parameters = {"text"})
    void lacks(int) {}
    OFFBEAT_TEST(nothing, .dataProvider = "laterNothing", .parameters = {"text"})
    void nothing(int) {}
};

}  // namespace

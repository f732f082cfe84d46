// A base class that runs all rows of a method at once, what rows attach, and the time that they say they took.

#include "providers.hpp"

#include <offbeat/assert.hpp>
#include <offbeat/error.hpp>
#include <offbeat/option.hpp>
#include <offbeat/test.hpp>

#include <boost/test/unit_test.hpp>

#include <csignal>
#include <stdexcept>
#include <thread>
#include <vector>

namespace {

const offbeat::Option together{"together", "",
                               "how before_rows ends: throw, assert, require, skip, lack, attach, crash"};

std::vector<offbeat::Row> mixed() {
    std::vector<offbeat::Row> rows = {text_row("one", "1"), text_row("two", "2"), text_row("three", "3"),
                                      text_row("four", "4"), text_row("five", "5")};
    rows[1].state = offbeat::RowState::bad;
    rows[1].cause = "the driver is wrong here";
    rows[2].state = offbeat::RowState::skipped;
    rows[2].cause = "switched off";
    return rows;
}
OFFBEAT_PROVIDER("mixed", mixed);

class TogetherBase : public offbeat::TestClass {
public:
    void before_rows(const std::vector<offbeat::Row*>& rows) override {
        history_ += " before_rows(";
        for (const offbeat::Row* row : rows) history_ += row->id + ' ';
        history_.back() = ')';
        end_as_asked();
        std::this_thread::sleep_for(std::chrono::milliseconds(120));  // what no row is to be charged with
        for (offbeat::Row* row : rows) {
            row->attachments.push_back({"history", "text/plain", history_});
            if (row->id == "four") row->seconds = 1.5;
        }
    }

protected:
    std::string history_;

private:
    void end_as_asked() const {
        const std::string how = together.value();
        if (how == "throw") throw std::runtime_error("thrown before" + history_);
        if (how == "assert") offbeat::fail("asserted before" + history_);
        if (how == "require") BOOST_REQUIRE_MESSAGE(false, "required before" + history_);
        if (how == "skip") offbeat::skip("skipped before" + history_);
        if (how == "lack") throw offbeat::EnvironmentError("lacking before" + history_);
        if (how == "attach") offbeat::attach("of nobody", "text/plain", "");
        if (how == "crash") std::raise(SIGSEGV);
    }
};

class TogetherTest : public TogetherBase {
public:
    using self_type = TogetherTest;

    OFFBEAT_CONFIG(open, .when = offbeat::beforeClass)
    void open() { history_ += "open"; }

    OFFBEAT_TEST(testTogether, .dataProvider = "mixed", .parameters = {"text"})
    void testTogether(const std::string& text) {
        offbeat::attach("body", "text/plain; charset=utf-8", "of " + text);
        if (text == "5") offbeat::fail("no five");
    }

    OFFBEAT_TEST(testOnce, .priority = 1)
    void testOnce() { offbeat::check(true, "fine"); }
};

}  // namespace

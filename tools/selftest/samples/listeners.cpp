// Listeners and interceptors; those of this program heed only the classes of this file.

#include "providers.hpp"
#include "trace.hpp"

#include <offbeat/assert.hpp>
#include <offbeat/listener.hpp>
#include <offbeat/option.hpp>
#include <offbeat/test.hpp>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

const offbeat::Option heard{"heard", "", "whether the listeners of ListenedTest say what they hear"};

bool is_mine(const std::string& class_name) {
    return !heard.value().empty() && class_name.starts_with("Listened");
}

class Teller final : public offbeat::RunListener,
                     public offbeat::RowListener,
                     public offbeat::ConfigurationListener,
                     public offbeat::ProviderListener {
public:
    void run_begins() override {
        if (!heard.value().empty()) trace("run begins");
        if (heard.value() == "run throws") throw std::runtime_error("no run today");
    }
    void run_ended() override {
        if (!heard.value().empty()) trace("run ended");
        if (heard.value() == "end throws") throw std::runtime_error("no end today");
    }
    void row_begins(const offbeat::MethodPlan& method, offbeat::Row& row) override {
        if (!is_mine(method.class_name)) return;
        trace("begins " + row.id);
        if (row.id == "SKIPPED") offbeat::skip("the listener says so");
    }
    void row_ended(const offbeat::MethodPlan& method, const offbeat::Row& row, offbeat::Status status) override {
        if (is_mine(method.class_name)) trace("ended " + row.id + ' ' + offbeat::to_string(status));
    }
    void configuration_begins(const offbeat::ConfigurationMethod& method) override {
        if (is_mine(method.class_name)) trace("begins " + method.name);
    }
    void configuration_ended(const offbeat::ConfigurationMethod& method, bool went_well) override {
        if (is_mine(method.class_name)) trace("ended " + method.name + (went_well ? " well" : " badly"));
    }
    void provider_begins(const offbeat::ProviderContext& context) override {
        if (is_mine(context.class_name())) trace("asks for " + context.method());
    }
    void provider_failed(const offbeat::ProviderContext& context, const std::string& what) override {
        if (is_mine(context.class_name())) trace("failed: " + what);
    }
};
OFFBEAT_LISTENER("teller", Teller);

/// Behind the first: heard later before, and earlier behind.
class Inner final : public offbeat::RowListener {
public:
    void row_begins(const offbeat::MethodPlan& method, offbeat::Row&) override {
        if (is_mine(method.class_name)) trace("inner begins");
    }
    void row_ended(const offbeat::MethodPlan& method, const offbeat::Row&, offbeat::Status) override {
        if (is_mine(method.class_name)) trace("inner ended");
    }
};
OFFBEAT_LISTENER("inner", Inner);

class Around final : public offbeat::BodyHook {
public:
    void around_body(const offbeat::MethodPlan& method, offbeat::Row& row, const std::function<void()>& body) override {
        if (!is_mine(method.class_name)) return body();
        if (row.id == "UNCALLED" || method.method == "UNCALLED") return;
        trace("around");
        if (row.id == "SWALLOWED" || method.method == "SWALLOWED") {
            try {
                body();
            } catch (const std::exception&) {
                trace("swallowed");
            }
            return;
        }
        body();
        if (row.id == "TWICE") body();
    }
};
OFFBEAT_LISTENER("around", Around);

class Changer final : public offbeat::AnnotationTransformer {
public:
    void transform(const offbeat::TestMethod& method, offbeat::Test& annotation) override {
        if (!is_mine(method.class_name)) return;
        annotation.groups.add(offbeat::kept("of " + method.name));
        if (method.name == "testTransformed") annotation.enabled = false;
    }
};
OFFBEAT_LISTENER("changer", Changer);

class Chooser final : public offbeat::MethodInterceptor {
public:
    void intercept(std::vector<const offbeat::TestMethod*>& methods) override {
        if (heard.value() != "chosen") return;
        std::erase_if(methods, [](const auto* method) { return method->name == "testThrows"; });
        std::ranges::reverse(methods);
    }
};
OFFBEAT_LISTENER("chooser", Chooser);

/// Leaves out one row and adds one.
class Fewer final : public offbeat::RowInterceptor {
public:
    std::unique_ptr<offbeat::RowSource> intercept(std::unique_ptr<offbeat::RowSource> rows,
                                                  const offbeat::ProviderContext& context) override {
        if (!is_mine(context.class_name())) return rows;
        return std::make_unique<Source>(std::move(rows));
    }

private:
    class Source final : public offbeat::RowSource {
    public:
        explicit Source(std::unique_ptr<offbeat::RowSource> rows) : rows_(std::move(rows)) {}
        bool next(offbeat::Row& row) override {
            while (rows_->next(row)) {
                if (row.id != "LEFT_OUT") return true;
                row = {};
            }
            if (added_) return false;
            added_ = true;
            row = text_row("ADDED", "added");
            return true;
        }

    private:
        std::unique_ptr<offbeat::RowSource> rows_;
        bool added_ = false;
    };
};
OFFBEAT_LISTENER("fewer", Fewer);

std::vector<offbeat::Row> listened() {
    return {text_row("PLAIN", "plain"), text_row("LEFT_OUT", "left out"), text_row("SKIPPED", "skipped"),
            text_row("TWICE", "twice"), text_row("UNCALLED", "uncalled")};
}
OFFBEAT_PROVIDER("listened", listened);

std::vector<offbeat::Row> swallowed() {
    return {text_row("SWALLOWED", "swallowed")};
}
OFFBEAT_PROVIDER("swallowed", swallowed);

/// Bodies that throw within a hook that catches what they throw.
class ListenedThrowTest : public offbeat::TestBase<ListenedThrowTest> {
public:
    OFFBEAT_TEST(testThrows, .dataProvider = "swallowed", .parameters = {"text"})
    void testThrows(const std::string&) { throw std::runtime_error("heard all the same"); }
    OFFBEAT_TEST(SWALLOWED, .expectedExceptions = offbeat::exceptions<std::runtime_error>)
    void SWALLOWED() { throw std::runtime_error("expected"); }
};

std::vector<offbeat::Row> never_listened() {
    throw std::runtime_error("no rows today");
}
OFFBEAT_PROVIDER("never_listened", never_listened);

class ListenedTestBase : public offbeat::TestBase<ListenedTestBase> {
public:
    OFFBEAT_CLASS(.groups = {"base"}, .priority = 3, .attributes = {{"owner", "base"}, {"level", "high"}})
    virtual void pure() = 0;
};

class ListenedTest : public ListenedTestBase {
public:
    using self_type = ListenedTest;
    OFFBEAT_CLASS(.groups = {"derived"}, .retries = 1, .attributes = {{"owner", "derived"}})

    OFFBEAT_CONFIG(before)
    void before() {}

    OFFBEAT_TEST(testListened, .dataProvider = "listened", .parameters = {"text"}, .attributes = {{"jira", "PAY-12"}})
    void testListened(const std::string& text) { trace(text); }

    OFFBEAT_TEST(UNCALLED, .priority = 9, .expectedExceptions = offbeat::exceptions<std::exception>)
    void UNCALLED() { throw std::runtime_error("as expected"); }

    OFFBEAT_TEST(testRetried, .groups = {"own"})
    void testRetried() {
        if (++tries_ == 1) offbeat::fail("the first");
    }

    OFFBEAT_TEST(testTransformed, .priority = -1)
    void testTransformed() {}

    OFFBEAT_TEST(testThrows, .dataProvider = "never_listened", .parameters = {"text"})
    void testThrows(const std::string&) {}

    void pure() override {}

private:
    int tries_ = 0;
};

}  // namespace

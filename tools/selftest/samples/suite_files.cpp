// Classes for suite files to choose from; each row attaches what parameters it saw.

#include "providers.hpp"

#include <offbeat/assert.hpp>
#include <offbeat/attachment.hpp>
#include <offbeat/option.hpp>
#include <offbeat/suite_parameter.hpp>
#include <offbeat/test.hpp>

#include <unistd.h>

#include <string>
#include <vector>

namespace acme::bank {

const offbeat::Option broken{"suite-broken-while", "", "rows of SuitePayTest fail while this file is there"};

bool is_broken() {
    return ::access(broken.value().c_str(), F_OK) == 0;
}

/// The value of a parameter, for reports.
void show(const char* name) {
    offbeat::attach(name, "text/plain", offbeat::suite_parameter(name).value_or("(none)"));
}

std::vector<offbeat::Row> payments() {
    std::vector<offbeat::Row> rows{text_row("SMALL", "1"), text_row("LARGE", "1000"), text_row("HUGE", "1000000")};
    rows[1].groups = {"suite_large"};
    rows[2].groups = {"suite_large", "suite_slow"};
    return rows;
}
OFFBEAT_PROVIDER("suite_payments", payments);

class SuitePayTest : public offbeat::TestBase<SuitePayTest> {
public:
    OFFBEAT_CONFIG(open, .when = offbeat::beforeClass)
    void open() { opened_ = offbeat::suite_parameter("browser").value_or("(none)"); }

    OFFBEAT_TEST(testRefund, .groups = {"suite_refund"})
    void testRefund() { offbeat::attach("opened", "text/plain", opened_); }

    OFFBEAT_TEST(testPay, .dataProvider = "suite_payments", .groups = {"suite_pay"}, .parameters = {"text"})
    void testPay(const std::string& text) {
        show("browser");
        if (text != "1" && is_broken()) offbeat::fail("while the file is there");
    }

    OFFBEAT_TEST(testStreamed, .dataProvider = "suite_payments", .parameters = {"text"})
    void testStreamed(const std::string&) { show("browser"); }

private:
    std::string opened_;
};

class SuiteLoginTest : public offbeat::TestBase<SuiteLoginTest> {
public:
    OFFBEAT_TEST(testLogin, .dataProvider = "Parameters", .groups = {"suite_login"},
                 .parameters = {"browser", "retries=3", "scheme=https"})
    void testLogin(const std::string& browser, int retries, const std::string& scheme) {
        offbeat::attach("seen", "text/plain", browser + ' ' + std::to_string(retries) + ' ' + scheme);
    }

    OFFBEAT_TEST(testLogout, .groups = {"suite_logout"})
    void testLogout() { show("browser"); }
};

}  // namespace acme::bank

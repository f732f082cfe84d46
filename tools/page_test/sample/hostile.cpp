// Texts that break careless pages: as ids' descriptions, parameters, labels, messages, attachments, remarks.

#include "offbeat/assert.hpp"
#include "offbeat/attachment.hpp"
#include "offbeat/provider.hpp"
#include "offbeat/test.hpp"

#include <stdexcept>
#include <string>
#include <vector>

namespace {

using namespace std::string_literals;

const std::vector<std::string> texts = {
    "</script><script>alert(1)</script><img src=x onerror=alert(1)>",
    "<img src=\"http://127.0.0.1:9/x.png\" onerror=\"alert(2)\">",
    "javascript:alert(3)",
    "a\0b"s,
    "\x1b[2J\x1b[31m",
    "a\xff"s + "b\xc3",
    "]]><!-- --><![CDATA[",
    std::string(1024 * 1024, 'x'),
    "=cmd|' /C calc'!A0",
    "\xe2\x80\xae"
    "gnp.exe",
    "line\nbreak\r\t",
    "  blanks at both ends  ",
    "\"quoted\" & <b>",
    "满50减10代金券",
    "${alert(4)} {{alert(5)}} `alert(6)`",
    "#view=rows&f.status=<svg onload=alert(7)>",
};

std::vector<offbeat::Row> hostile() {
    std::vector<offbeat::Row> rows;
    for (const auto& text : texts) {
        offbeat::Row row;
        row.id = "row_" + std::to_string(rows.size());
        row.description = text;
        row.parameters = {{"text", offbeat::Value::of_text(text)}, {text.substr(0, 50), offbeat::Value::null()}};
        row.labels = {{"target", text.substr(0, 100)}, {"class", text.substr(0, 100)}, {text.substr(0, 20), text}};
        row.groups = {text.substr(0, 60)};
        rows.push_back(std::move(row));
    }
    return rows;
}
OFFBEAT_PROVIDER("hostile", hostile);

class HostileTest : public offbeat::TestBase<HostileTest> {
public:
    OFFBEAT_TEST(fails, .dataProvider = "hostile", .parameters = {"text"})
    void fails(const std::string& text) {
        offbeat::attach(text.substr(0, 100), "text/plain", text);
        offbeat::attach(text.substr(0, 100), "text/html; x=" + text.substr(0, 20), text);
        offbeat::attach("no table", std::string(offbeat::table_type), text);
        offbeat::attach("no time line", std::string(offbeat::timeline_type), "{\"lanes\":[{\"name\":\"x\"");
        OFFBEAT_CHECK(text == "expected");
    }

    OFFBEAT_TEST(throws, .dataProvider = "hostile", .parameters = {"text"})
    void throws(const std::string& text) { throw std::runtime_error(text); }

    OFFBEAT_TEST(passes, .dataProvider = "hostile", .parameters = {"text"})
    void passes(const std::string&) {}
};

}  // namespace

#include "offbeat/text.hpp"
#include "proxy/arguments.hpp"
#include "proxy/faults/faults.hpp"

#include <algorithm>

namespace offbeat::proxy {
namespace {

/// An error in the server's words. FATAL (of course for class 57P: the server goes away) ends the connection; ERROR
/// stands in a statement's place, and its transaction fails at the server too.
class SqlState : public WireFault {
public:
    SqlState(std::string code, std::string severity, std::string message)
        : code_(std::move(code)), severity_(std::move(severity)), message_(std::move(message)) {}
    void strike(Wire& wire) const override { wire.answer_error(code_, severity_, message_); }

private:
    std::string code_;
    std::string severity_;
    std::string message_;
};

/// PostgreSQL's own words where a client is likely to look for them.
std::string usual_message(const std::string& code) {
    if (code == "57P01") return "terminating connection due to administrator command";
    if (code == "57P02") return "terminating connection because of crash of another server process";
    if (code == "57P03") return "the database system is starting up";
    if (code == "53300") return "sorry, too many clients already";
    if (code == "40001") return "could not serialize access due to concurrent update";
    if (code == "40P01") return "deadlock detected";
    if (code == "25006") return "cannot execute INSERT in a read-only transaction";
    if (code == "57014") return "canceling statement due to statement timeout";
    if (code == "53100") return "could not extend file: No space left on device";
    return "fault injected: SQLSTATE " + code;
}

}  // namespace

std::shared_ptr<const WireFault> make_sqlstate(const Arguments& arguments) {
    expect_count(arguments, 1, 3, "sqlstate(57P01) or sqlstate(40001, ERROR, message)");
    const std::string& code = arguments[0];
    const auto legal = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); };
    if (code.size() != 5 || !std::all_of(code.begin(), code.end(), legal)) {
        throw SetupError({{}, "\"" + code + "\" is no SQLSTATE", "five digits or capitals, such as 57P01"});
    }
    if (code.starts_with("00")) throw SetupError({{}, "SQLSTATE " + code + " is no error", "such as 57P01"});
    const std::vector<std::string> severities = {"ERROR", "FATAL", "PANIC"};
    const bool ends = code.starts_with("57P") || code == "53300" || code.starts_with("08");
    std::string severity = arguments.size() > 1 ? arguments[1] : ends ? "FATAL" : "ERROR";
    if (std::find(severities.begin(), severities.end(), severity) == severities.end()) {
        throw SetupError({{},
                          "\"" + severity + "\" is no severity",
                          "ERROR, FATAL or PANIC",
                          nearest(severity, severities).empty() ? "" : did_you_mean(severity, severities)});
    }
    return std::make_shared<SqlState>(code, severity, arguments.size() > 2 ? arguments[2] : usual_message(code));
}

}  // namespace offbeat::proxy

#include "offbeat/proxy/parse.hpp"
#include "offbeat/text.hpp"
#include "proxy/cursor.hpp"

namespace offbeat::proxy {
namespace {

/// One argument: 'text in quotes', or what stands up to a comma.
std::string argument(Cursor& cursor) {
    cursor.skip_blanks();
    const std::size_t at = cursor.at();
    if (cursor.peek() != '\'') {
        const std::string value(trim(cursor.until(",)")));
        if (value.empty()) cursor.fail(at, cursor.here() + " where an argument stands");
        return value;
    }
    const std::string_view quoted = cursor.quoted();
    std::string value;
    for (std::size_t i = 1; i + 1 < quoted.size(); ++i) {
        value += quoted[i];
        if (quoted[i] == '\'') ++i;
    }
    return value;
}

}  // namespace

std::shared_ptr<const WireFault> parse_fault(std::string_view text) {
    Cursor cursor(text);
    cursor.skip_blanks();
    const std::size_t begin = cursor.at();
    const std::string name(cursor.word());
    if (name.empty()) cursor.fail(begin, cursor.here() + " is no fault", "such as reset or latency(500ms)");
    if (wire_faults().find(name) == nullptr) {
        cursor.fail(begin, "no fault \"" + name + "\"", {}, did_you_mean(name, wire_faults().names()));
    }
    Arguments arguments;
    std::size_t first = begin;
    if (cursor.take('(')) {
        cursor.skip_blanks();
        first = cursor.at();
        bool more = cursor.peek() != ')';
        for (; more; more = cursor.take(',')) arguments.push_back(argument(cursor));
        if (!cursor.take(')')) cursor.fail(cursor.at(), cursor.here() + " behind an argument", ", or )");
    }
    cursor.skip_blanks();
    if (!cursor.at_end()) cursor.fail(cursor.at(), cursor.here() + " behind the fault");
    try {
        return wire_faults().find(name)->thing(arguments);
    } catch (const SetupError& error) {
        const Problem& problem = error.problem();
        cursor.fail(first, problem.what, problem.expected, problem.hint);
    }
}

}  // namespace offbeat::proxy

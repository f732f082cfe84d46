#include "offbeat/proxy/parse.hpp"
#include "offbeat/text.hpp"
#include "proxy/cursor.hpp"
#include "proxy/sql.hpp"

#include <algorithm>

namespace offbeat::proxy {
namespace {

constexpr const char* form = "a moment such as on(INSERT), within(COMMIT, 3) or after(SELECT after COMMIT)";
constexpr std::size_t most_bytes = 60'000;  // what is looked at of a message is a little more

const std::vector<std::string>& verbs() {
    static const std::vector<std::string> all = {
        "BEGIN",      "COMMIT",  "ROLLBACK", "INSERT",  "SELECT",  "UPDATE", "DELETE", "COPY",     "SAVEPOINT",
        "RELEASE",    "SET",     "SHOW",     "RESET",   "WITH",    "VALUES", "MERGE",  "TRUNCATE", "LOCK",
        "CREATE",     "ALTER",   "DROP",     "GRANT",   "REVOKE",  "CALL",   "DO",     "PREPARE",  "EXECUTE",
        "DEALLOCATE", "DECLARE", "FETCH",    "MOVE",    "CLOSE",   "LISTEN", "NOTIFY", "UNLISTEN", "DISCARD",
        "EXPLAIN",    "ANALYZE", "VACUUM",   "REFRESH", "COMMENT", "START",  "END",    "ABORT",    "TABLE"};
    return all;
}

std::string verb(Cursor& cursor) {
    cursor.skip_blanks();
    const std::size_t at = cursor.at();
    const std::string word(cursor.word());
    if (word.empty()) cursor.fail(at, cursor.here() + " where a statement's first word stands", "such as INSERT");
    std::string upper = word;
    for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    if (upper == "ACCEPT") return "accept";
    const auto& known = verbs();
    if (std::find(known.begin(), known.end(), upper) == known.end()) {
        auto names = known;
        names.emplace_back("accept");
        const bool near = !nearest(word, names).empty();
        cursor.fail(at, "no statement begins with \"" + word + "\"", near ? "" : "such as INSERT, COMMIT or accept",
                    near ? did_you_mean(word, names) : "");
    }
    return usual_verb(upper);
}

std::size_t number(Cursor& cursor, const char* what, std::size_t most) {
    cursor.skip_blanks();
    const std::size_t at = cursor.at();
    const std::string_view digits = cursor.word();
    const std::string expected = std::string(what) + " from 1 to " + std::to_string(most);
    if (digits.empty()) cursor.fail(at, cursor.here() + " where a number stands", expected);
    std::size_t value = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9') cursor.fail(at, "\"" + std::string(digits) + "\" is no number", expected);
        value = std::min(value * 10 + static_cast<std::size_t>(c - '0'), most + 1);
    }
    if (value < 1 || value > most) cursor.fail(at, std::string(digits) + " is out of range", expected);
    return value;
}

std::string table_part(Cursor& cursor) {
    cursor.skip_blanks();
    return std::string(cursor.peek() == '"' ? cursor.quoted() : cursor.word());
}

bool occurrence(Cursor& cursor, Moment& moment) {
    if (!cursor.take('#')) return false;
    moment.occurrence = static_cast<unsigned>(number(cursor, "an occurrence", 1'000'000));
    return true;
}

/// The table, if one stands here. \returns whether it was one, and not `after`
bool table(Cursor& cursor, Moment& moment, std::string& word) {
    cursor.skip_blanks();
    const std::size_t at = cursor.at();
    word = table_part(cursor);
    if (word.empty() || word == "after") return false;
    if (moment.verb == "accept") cursor.fail(at, "a connection names no table", "on(accept) or on(accept #2)");
    moment.table = word;
    if (cursor.take('.')) {
        const std::string part = table_part(cursor);
        if (part.empty()) cursor.fail(cursor.at(), cursor.here() + " where a table's name stands");
        moment.table += '.' + part;
    }
    return true;
}

/// What stands between the brackets, but for within's bytes.
void statement(Cursor& cursor, Moment& moment) {
    moment.verb = verb(cursor);
    bool counted = occurrence(cursor, moment);
    std::string word;
    if (table(cursor, moment, word)) {
        counted = counted || occurrence(cursor, moment);
        word = cursor.word();
    }
    const std::size_t at = cursor.at() - word.size();
    if (word.empty()) return;
    if (word != "after") cursor.fail(at, "\"" + word + "\" behind the table", "#2, after COMMIT or )");
    if (moment.verb == "accept") cursor.fail(at, "a connection follows no statement", "on(accept) or on(accept #2)");
    cursor.skip_blanks();
    const std::size_t at_following = cursor.at();
    moment.following = verb(cursor);
    if (moment.following == "accept") cursor.fail(at_following, "every statement comes after accept", "such as COMMIT");
    if (!counted) occurrence(cursor, moment);
}

Moment::Part part(Cursor& cursor, const std::string& name, std::size_t at) {
    if (name == "on") return Moment::Part::before;
    if (name == "within") return Moment::Part::within;
    if (name == "after") return Moment::Part::after;
    const bool near = !name.empty() && !nearest(name, {"on", "within", "after"}).empty();
    cursor.fail(at, (name.empty() ? cursor.here() : "\"" + name + "\"") + " is no moment", form,
                near ? did_you_mean(name, {"on", "within", "after"}) : "");
}

}  // namespace

Moment parse_moment(std::string_view text) {
    Cursor cursor(text);
    cursor.skip_blanks();
    const std::size_t begin = cursor.at();
    const std::string name(cursor.word());
    Moment moment;
    moment.part = part(cursor, name, begin);
    if (!cursor.take('(')) cursor.fail(cursor.at(), cursor.here() + " behind \"" + name + "\"", "(");
    statement(cursor, moment);
    if (moment.verb == "accept" && name != "on") cursor.fail(begin, "a connection is no message", "on(accept)");
    if (moment.part == Moment::Part::within) {
        if (!cursor.take(',')) {
            cursor.fail(cursor.at(), cursor.here() + " where the number of bytes stands", "within(COMMIT, 3)");
        }
        moment.bytes = number(cursor, "bytes", most_bytes);
    }
    if (!cursor.take(')')) cursor.fail(cursor.at(), cursor.here() + " where the moment ends", ")");
    cursor.skip_blanks();
    if (!cursor.at_end()) cursor.fail(cursor.at(), cursor.here() + " behind the moment");
    return moment;
}

}  // namespace offbeat::proxy

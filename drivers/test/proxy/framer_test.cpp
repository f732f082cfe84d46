#include "proxy/framer.hpp"
#include "proxy/messages.hpp"
#include "proxy/session.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace offbeat::proxy;
using namespace std::string_literals;

namespace {

/// What a stream is cut into, when it arrives in these pieces: messages by type, runs merged as `.`
std::string cut(Framer framer, const std::vector<std::string>& pieces) {
    std::string seen;
    std::string pending;
    for (const std::string& arrived : pieces) {
        pending += arrived;
        for (;;) {
            const Piece piece = framer.next(pending);
            if (piece.kind == Piece::Kind::more) break;
            if (piece.kind == Piece::Kind::message) {
                seen += piece.type == '\0' ? "0" : std::string(1, piece.type);
                if (piece.type == '\0' && startup_of(pending) == Startup::session) framer.begin_typed();
            } else if (seen.empty() || seen.back() != '.') {
                seen += '.';
            }
            pending.erase(0, piece.size);
        }
    }
    return pending.empty() ? seen : seen + " left " + std::to_string(pending.size());
}

/// psql 15 to PostgreSQL 15: SSLRequest, startup, a query, COPY data, then Parse to Sync by libpq, and Terminate.
std::string frontend() {
    return "\0\0\0\x08\x04\xd2\x16\x2f"s + "\0\0\0\x17\0\x03\0\0user\0postgres\0\0"s.replace(3, 1, 1, '\x17') +
           message('Q', "COPY t FROM STDIN\0"s) + message('d', "1\t2\n") + message('d', "") + message('c', "") +
           message('P', "\0insert into t values ($1)\0\0\0"s) + message('B', "\0\0\0\0\0\1\0\0\0\x07order-1\0\0"s) +
           message('D', "P\0"s) + message('E', "\0\0\0\0\0"s) + message('S', "") + message('X', "");
}

std::string backend() {
    return message('R', "\0\0\0\0"s) + message('S', "TimeZone\0UTC\0"s) + message('K', "12345678") +
           ready_for_query('I') + message('T', "\0\1x"s) + message('D', "\0\1\0\0\0\1x"s) +
           message('D', std::string(3000, 'x')) + message('C', "SELECT 2\0"s) + ready_for_query('T') +
           error_response("ERROR", "40001", "no") + ready_for_query('E');
}

void every_split(Framer::Side side, const std::string& bytes, const std::string& expected) {
    for (std::size_t first = 0; first <= bytes.size(); ++first) {
        BOOST_REQUIRE_EQUAL(cut(Framer(side), {bytes.substr(0, first), bytes.substr(first)}), expected);
    }
    std::vector<std::string> single;
    for (const char c : bytes) single.emplace_back(1, c);
    BOOST_TEST(cut(Framer(side), single) == expected);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(framer)

BOOST_AUTO_TEST_CASE(a_client_split_at_every_byte) {
    every_split(Framer::Side::frontend, frontend(), "00Q.cPBDESX");
}

BOOST_AUTO_TEST_CASE(a_server_split_at_every_byte) {
    every_split(Framer::Side::backend, backend(), ".SKZT.CZEZ");
}

BOOST_AUTO_TEST_CASE(of_a_large_message_the_beginning_is_looked_at) {
    Framer framer(Framer::Side::frontend);
    framer.begin_typed();
    const std::string large = message('Q', std::string(200'000, 'x'));
    const Piece first = framer.next(large);
    BOOST_TEST((first.kind == Piece::Kind::message));
    BOOST_TEST(first.size == looked_at);
    BOOST_TEST(framer.rest() == large.size() - looked_at);
    const std::string rest = large.substr(first.size) + message('S', "");
    const Piece second = framer.next(rest);
    BOOST_TEST((second.kind == Piece::Kind::run));
    BOOST_TEST(second.size == rest.size() - 5);
    BOOST_TEST(framer.next(rest.substr(second.size)).type == 'S');
}

BOOST_AUTO_TEST_CASE(what_is_no_postgresql_passes_unseen) {
    for (const std::string& bytes : {"GET / HTTP/1.1\r\n\r\n"s, "\x16\x03\x01\x02\0\1\0\1"s, "\0\0\0\3abcdefgh"s}) {
        Framer framer(Framer::Side::frontend);
        const Piece piece = framer.next(bytes);
        BOOST_TEST((piece.kind == Piece::Kind::run));
        BOOST_TEST(piece.size == bytes.size());
    }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(session)

BOOST_AUTO_TEST_CASE(answers_find_their_statements_in_a_pipeline) {
    Session session;
    Keys keys;
    keys.add("order-1");
    const auto send = [&](char type, const std::string& content) {
        session.sent(session.look(type, message(type, content), &keys));
    };
    const auto verbs = [&](char type, const std::string& content = {}) {
        std::string all;
        for (const auto& statement : session.answer(type, message(type, content)).statements)
            all += statement->verb + " ";
        return all;
    };
    send('P', "a\0insert into t values ($1)\0\0\0"s);
    send('P', "b\0commit\0\0\0"s);
    send('B', "\0a\0\0\0\0\1\0\0\0\x07order-1\0\0"s);
    send('E', "\0\0\0\0\0"s);
    send('B', "p\0b\0\0\0\0\0\0\0"s);
    send('E', "p\0\0\0\0\0"s);
    send('S', "");
    send('Q', "select 1; ; rollback\0"s);
    BOOST_TEST((session.scope() && *session.scope() == Scope{"order-1"}));
    for (const char type : {'1', '1', '2'}) BOOST_TEST(verbs(type) == "");
    BOOST_TEST(verbs('C') == "INSERT ");
    BOOST_TEST(verbs('2') == "");
    BOOST_TEST(verbs('E') == "COMMIT ");  // an error is an answer too
    BOOST_TEST(verbs('Z', "I") == "");
    BOOST_TEST(verbs('T') == "");
    BOOST_TEST(verbs('C') == "");
    BOOST_TEST(verbs('C') == "");
    BOOST_TEST(verbs('Z', "I") == "SELECT ROLLBACK ");
    BOOST_TEST(session.idle());
}

BOOST_AUTO_TEST_CASE(after_an_error_the_server_passes_over_all_up_to_a_sync) {
    Session session;
    const Keys keys;
    const auto send = [&](char type, const std::string& content) {
        return session.sent(session.look(type, message(type, content), &keys));
    };
    send('P', "\0select 1\0\0\0"s);
    const auto bind = send('B', "\0\0\0\0\0\0\0\0"s);
    const auto skipped = session.answer('E', error_response("ERROR", "42601", "x")).skipped;
    BOOST_TEST(skipped == std::vector<std::uint64_t>{bind}, boost::test_tools::per_element());
    BOOST_TEST(send('E', "\0\0\0\0\0"s) == 0U);
    BOOST_TEST(send('S', "") != 0U);
    BOOST_TEST(session.answer('Z', ready_for_query('E')).ends_request);
    BOOST_TEST(session.transaction() == 'E');
}

BOOST_AUTO_TEST_CASE(what_nobody_asks_for_is_not_looked_at_but_its_answer_is_known) {
    Session session;
    const Keys keys;
    Request unasked = session.look('Q', message('Q', "begin; commit\0"s), nullptr);
    BOOST_TEST(unasked.statements.empty());
    session.sent(std::move(unasked));
    // What is prepared may be run when somebody does ask.
    session.sent(session.look('P', message('P', "\0insert into t values (1)\0\0\0"s), nullptr));
    session.sent(session.look('B', message('B', "\0\0\0\0\0\0\0\0"s), nullptr));
    Request asked = session.look('E', message('E', "\0\0\0\0\0"s), &keys);
    BOOST_TEST(asked.statements.at(0)->verb == "INSERT");
    session.sent(std::move(asked));
    for (int i = 0; i < 2; ++i) BOOST_TEST(session.answer('C', message('C', "x\0"s)).statements.empty());
    BOOST_TEST(session.answer('Z', message('Z', "I")).ends_request);
    for (const char type : {'1', '2'}) session.answer(type, message(type, {}));
    BOOST_TEST(session.answer('C', message('C', "INSERT 0 1\0"s)).statements.at(0)->verb == "INSERT");
    BOOST_TEST(session.idle());
}

BOOST_AUTO_TEST_CASE(a_key_is_carried_until_the_second_begin) {
    Session session;
    Keys keys;
    keys.add("order-1");
    const auto carries = [&](const std::string& sql) {
        return static_cast<bool>(session.look('Q', message('Q', sql + '\0'), &keys).statements.back()->scope);
    };
    BOOST_TEST(!carries("begin"));
    BOOST_TEST(!carries("insert into t values ('order-10')"));
    BOOST_TEST(carries("insert into t values ('order-1')"));
    BOOST_TEST(carries("commit"));
    BOOST_TEST(carries("start transaction"));
    BOOST_TEST(carries("select 1"));
    BOOST_TEST(!carries("begin"));
}

BOOST_AUTO_TEST_SUITE_END()

#include "offbeat/error.hpp"
#include "offbeat/proxy/parse.hpp"
#include "proxy/framer.hpp"
#include "proxy/messages.hpp"
#include "proxy/session.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>

// Whatever either side sends, in whatever pieces: all bytes pass, nothing crashes. Whatever a tester types as a moment
// or a fault: a value that reads the same again, or an error with its column.
namespace {

using namespace offbeat;
using namespace offbeat::proxy;

void require(bool holds) {
    if (!holds) std::abort();
}

void pass(Framer framer, Session& session, const Keys& keys, std::string_view bytes, std::size_t step, bool client) {
    std::string pending;
    std::size_t passed = 0;
    for (std::size_t at = 0; at < bytes.size(); at += step) {
        pending += bytes.substr(at, step);
        for (Piece piece = framer.next(pending); piece.kind != Piece::Kind::more; piece = framer.next(pending)) {
            require(piece.size > 0 && piece.size <= pending.size());
            const std::string_view here = std::string_view(pending).substr(0, piece.size);
            if (piece.kind == Piece::Kind::message) {
                if (piece.type == '\0' && startup_of(here) == Startup::session) framer.begin_typed();
                client ? void(session.sent(session.look(piece.type, here, keys)))
                       : void(session.answer(piece.type, here));
            }
            passed += piece.size;
            pending.erase(0, piece.size);
        }
    }
    require(passed + pending.size() == bytes.size());
}

template <class Parse>
void parse(Parse read, const std::string& text) {
    try {
        read(text);
    } catch (const SetupError& error) {
        require(error.problem().where.column > 0 && !error.problem().what.empty());
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    Keys keys;
    keys.add("k1");
    Session session;
    const std::size_t middle = 2 + data[0] % (size - 1);
    Framer typed(Framer::Side::frontend);
    typed.begin_typed();
    pass(typed, session, keys, bytes.substr(2, middle - 2), data[1] + std::size_t{1}, true);
    pass(Framer(Framer::Side::backend), session, keys, bytes.substr(middle), data[1] + std::size_t{1}, false);
    pass(Framer(Framer::Side::frontend), session, keys, bytes, data[1] + std::size_t{1}, true);
    const std::string text(bytes);
    parse(
        [](const auto& moment) {
            require(to_string(parse_moment(to_string(parse_moment(moment)))) == to_string(parse_moment(moment)));
        },
        text);
    parse([](const auto& fault) { require(parse_fault(fault) != nullptr); }, text);
    return 0;
}

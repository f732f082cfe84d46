// Services that end by themselves, and ports that somebody else has.
#include "scene.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>

using namespace errors;
namespace data = boost::unit_test::data;

namespace {

constexpr const char* rows = "ONE,,none,,,201,5s,0.025\n"
                             "TWO,,stop,before-request,200ms,201,5s,0.025\n";

constexpr const char* says_and_ends = R"(
import os, sys
print("no licence was found", file=sys.stderr, flush=True)
os._exit(3)
)";

/// The first payment ends gunicorn's first process, and with it the container. That one loads this file, too.
constexpr const char* ends_when_asked = R"(
import flask, os, signal, sys, time
signal.signal(signal.SIGRTMIN, lambda *_: os._exit(9))

@app.before_request
def end():
    if flask.request.method != "POST":
        return
    print("out of heap in", flask.request.path, file=sys.stderr, flush=True)
    parent = os.getppid()
    os.kill(parent, signal.SIGRTMIN)
    while os.getppid() == parent:
        time.sleep(0.001)
    os._exit(9)
)";

/// Somebody who is quicker listens where the service wants to, and answers.
constexpr const char* thief = R"(
import os as _os, socket as _socket, sys as _sys
_host, _port = _sys.argv[_sys.argv.index("--bind") + 1].rsplit(":", 1)
_taken = _socket.socket()
_taken.setsockopt(_socket.SOL_SOCKET, _socket.SO_REUSEADDR, 1)
_taken.bind((_host, int(_port)))
_taken.listen()
if _os.fork() == 0:
    _os.setsid()
    while True:
        _peer, _ = _taken.accept()
        _peer.recv(65536)
        _peer.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        _peer.close()
_taken.close()
)";

/// One on each target that there is.
std::vector<std::string> targets() {
    return {"process", "docker"};
}

bool is_there(const std::string& target) {
    if (target == "process" || engine_answers(boost::unit_test::framework::current_test_case_id())) return true;
    BOOST_CHECK(true);
    return false;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(ended)

BOOST_DATA_TEST_CASE(as_soon_as_it_was_started, data::make(targets()), target) {
    if (!is_there(target)) return;
    Scene scene;
    scene.rows(rows);
    scene.spoil("gunicorn.conf.py", says_and_ends);
    const auto run = scene.payment({"--outage-target=" + target});
    expect_told_and_healed(run, 20);
    BOOST_TEST(run.count("broken") == 2U);
    EXPECT_HOLDS(run.told_of("ONE"), "web ended ");
    EXPECT_HOLDS(run.told_of("ONE"), "no licence was found");
}

BOOST_DATA_TEST_CASE(in_the_midst_of_a_round, data::make(targets()), target) {
    if (!is_there(target)) return;
    Scene scene;
    scene.rows(rows);
    scene.spoil("app.py", ends_when_asked);
    const auto run = scene.payment({"--outage-target=" + target});
    expect_told_and_healed(run, 40);
    BOOST_TEST(run.count("broken") == 2U);
    for (const auto* row : {"ONE", "TWO"}) {
        EXPECT_HOLDS(run.told_of(row), "the service web ended by itself; web's log ends:");
        EXPECT_HOLDS(run.told_of(row), "out of heap in /payment");
    }
}

BOOST_DATA_TEST_CASE(a_port_that_is_taken, data::make(targets()), target) {
    if (!is_there(target)) return;
    Scene scene;
    scene.rows(rows);
    scene.spoil("gunicorn.conf.py", thief);
    const auto run = scene.payment({"--outage-target=" + target});
    expect_told_and_healed(run, 40);
    BOOST_TEST(run.count("broken") == 2U);
    EXPECT_HOLDS(run.told_of("ONE"), "Connection in use: ");
}

BOOST_AUTO_TEST_SUITE_END()

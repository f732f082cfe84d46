#include "offbeat/process/temporary_postgresql.hpp"
#include "owned_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <postgresql/libpq-fe.h>
#include <signal.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <memory>

using namespace offbeat::process;

namespace {

std::string answer(const std::string& url, const char* sql) {
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectdb(url.c_str()), &PQfinish);
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(connection.get(), sql), &PQclear);
    if (PQresultStatus(result.get()) != PGRES_TUPLES_OK) return PQerrorMessage(connection.get());
    return PQgetvalue(result.get(), 0, 0);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(temporary_postgresql)

BOOST_AUTO_TEST_CASE(two_servers_live_side_by_side_and_leave_nothing) {
    std::filesystem::path folder;
    int pid = 0;
    {
        const TemporaryPostgresql first;
        const TemporaryPostgresql second;
        BOOST_TEST(first.port() != second.port());
        BOOST_TEST(answer(first.url(), "show port") == std::to_string(first.port()));
        BOOST_TEST(answer(second.url(), "show listen_addresses") == "127.0.0.1");
        BOOST_TEST(answer(first.url(), "show fsync") == "off");
        BOOST_TEST(answer(first.url(), "show server_encoding") == "UTF8");
        BOOST_TEST(answer(first.url(), "create table t (n int); select count(*) from t") == "0");
        folder = first.folder();
        pid = first.pid();
        BOOST_TEST(std::filesystem::exists(folder / "log"));
    }
    BOOST_TEST(!std::filesystem::exists(folder));
    BOOST_TEST(kill(pid, 0) == -1);
}

BOOST_AUTO_TEST_CASE(a_failure_carries_the_end_of_the_log) {
    if (geteuid() != 0) {
        std::cout << "skipped: only root can make a folder that the server's user can't reach\n";
        BOOST_CHECK(true);  // else Boost.Test complains of a case without assertions
        return;
    }
    const OwnedFolder closed("offbeat-closed-");  // mode 0700, root's
    const char* before = std::getenv("TMPDIR");
    const std::string kept = before ? before : "";
    setenv("TMPDIR", closed.path().c_str(), 1);
    BOOST_CHECK_EXCEPTION(TemporaryPostgresql(), std::runtime_error, [](const auto& error) {
        BOOST_TEST_MESSAGE(error.what());
        const std::string what = error.what();
        return what.find("initdb failed; its log ends:") == 0 && what.find("Permission denied") != what.npos;
    });
    before ? setenv("TMPDIR", kept.c_str(), 1) : unsetenv("TMPDIR");
}

BOOST_AUTO_TEST_SUITE_END()

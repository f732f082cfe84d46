#pragma once

#include "client.hpp"
#include "offbeat/process/temporary_postgresql.hpp"

namespace offbeat::proxy::test {

/// One server for the whole program.
inline const process::TemporaryPostgresql& server() {
    static const process::TemporaryPostgresql one;
    return one;
}

/// A proxy before it, with a table of payments and a connection that goes by.
struct Proxied {
    FaultProxy proxy{"127.0.0.1", {"127.0.0.1", server().port()}};
    Client direct{server().port()};

    Proxied() { direct.query("drop table if exists payments; create table payments (id text)"); }
    [[nodiscard]] std::string stored() const { return direct.query("select count(*) from payments"); }
};

inline const std::string insert = "insert into payments values ('order-1')";

}  // namespace offbeat::proxy::test

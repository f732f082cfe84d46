#pragma once

#include "channel.hpp"
#include "journal.hpp"
#include "promises.hpp"

#include <sys/types.h>

#include <map>
#include <string>
#include <vector>

namespace offbeat::keeper {

/// The keeper's own work: answers the program's requests until that ends, then heals.
class Server {
public:
    /// Makes the run. \throws EnvironmentError
    Server(Channel channel, pid_t program);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// Returns when the program is gone and everything is healed.
    void serve();

private:
    Record answer(const Record& request, Connection received, int& descriptor);
    Record spawn(const Record& request, int& descriptor);
    Record heal();
    std::vector<Healed> heal_all();
    void reap();
    bool serve_one();

    Channel channel_;
    int program_;   ///< pidfd: a child that the program forked may hold our connection open after its death
    int children_;  ///< signalfd
    Journal journal_;
    Promises promises_;
    std::map<pid_t, int> statuses_;  ///< of ended processes
    bool over_ = false;
};

}  // namespace offbeat::keeper

#pragma once

#include "journal/file.hpp"

#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <string>

namespace offbeat::work {

/// A process between the runner and its workers: it forks them, tells how they end, and ends what they leave behind.
/// When the runner is gone, kill -9 included, it ends them all and settles the journal; when it is gone itself, the
/// kernel kills its workers.
///
/// It is forked from the planned program and does nothing else, so its workers begin with the plan.
class Guard {
public:
    /// What it tells of a worker.
    struct Ended {
        std::uint32_t worker = 0;
        int status = 0;  ///< as waitpid() has it
        std::string left =
            {};  ///< processes that outlived it and were ended: `4711 process 4711 (sleep 9)`, a line each
    };

    explicit Guard(journal::File& journal) : journal_(journal) {}
    Guard(const Guard&) = delete;
    Guard& operator=(const Guard&) = delete;
    /// Ends it, and with it the workers that there still are.
    ~Guard();

    /// Forks it. Returns in the runner, without a value; and in each worker that is started from now on, with its
    /// number: there the caller must go on to what a worker does. \throws Error
    std::optional<std::uint32_t> launch();
    [[nodiscard]] bool alive() const { return socket_ >= 0; }

    void start(std::uint32_t worker);
    /// SIGTERM to the worker's process group; it may put things in order.
    void ask_to_stop(std::uint32_t worker);
    /// SIGKILL to its process group; what else descends from it is ended when it has ended.
    void kill(std::uint32_t worker);

    [[nodiscard]] int socket() const { return socket_; }
    /// What it tells next; nothing where it is gone, and its workers with it. Waits for it.
    std::optional<Ended> hear();

private:
    void order(char what, std::uint32_t worker);

    journal::File& journal_;
    int socket_ = -1;
    pid_t pid_ = 0;
};

}  // namespace offbeat::work

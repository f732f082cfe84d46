#include "process/postgresql.hpp"
#include "process/shared_memory.hpp"
#include "process_stack_service.hpp"

#include <signal.h>

namespace offbeat::stack {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

LocalPostgresql::LocalPostgresql(const std::string& name, const fs::path& folder, std::vector<std::string> settings)
    : LocalService(name, folder), settings_(std::move(settings)) {}

LocalPostgresql::~LocalPostgresql() {
    process::SharedMemory memory;
    memory.note_servers_below(folder());
    end_all();
    memory.remove();
}

keeper::Command LocalPostgresql::command() const {
    return {process::postgresql::server(process::postgresql::binaries(), data(), port(), settings_),
            process::postgresql::environment(),
            data(),
            {},
            {},
            {}};
}

// Fast shutdown: SIGTERM would wait for the clients to go.
int LocalPostgresql::stop_signal() const {
    return SIGINT;
}

bool LocalPostgresql::has_port() const {
    const auto lock = process::postgresql::lock_of(data());
    const auto running = process();
    return lock && running && lock->pid == running->pid() && !lock->status.empty();
}

std::chrono::milliseconds LocalPostgresql::port_limit() const {
    return 60s;  // of a loaded machine; 20 ms is usual
}

}  // namespace offbeat::stack

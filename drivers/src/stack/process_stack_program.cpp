#include "offbeat/error.hpp"
#include "process/copy_tree.hpp"
#include "process/postgresql.hpp"
#include "process_stack_service.hpp"

#include <signal.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

namespace offbeat::stack {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr const char* search_path = "/usr/local/bin:/usr/bin:/bin";

void replace_all(std::string& text, const std::string& what, const std::string& by) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
}

// As a shell finds it: a name in the search path, anything else from the service's own folder.
std::string executable(const std::string& program, const fs::path& folder) {
    if (program.find('/') != std::string::npos) return folder / program;
    std::istringstream folders(search_path);
    for (std::string candidate; std::getline(folders, candidate, ':');) {
        const auto path = fs::path(candidate) / program;
        if (access(path.c_str(), X_OK) == 0) return path;
    }
    throw EnvironmentError("no program " + program + " in " + search_path);
}

// As the kernel tells it: a connection of ours, though closed at once, would be in the program's log.
bool listens_at(int port) {
    std::ifstream table("/proc/net/tcp");
    std::string line;
    std::getline(table, line);
    while (std::getline(table, line)) {
        std::istringstream fields(line);
        std::string number, local, remote, state;
        fields >> number >> local >> remote >> state;
        const auto colon = local.find(':');
        if (state == "0A" && colon != std::string::npos && std::stoi(local.substr(colon + 1), nullptr, 16) == port)
            return true;
    }
    return false;
}

}  // namespace

LocalProgram::LocalProgram(const Service& service, const fs::path& folder)
    : LocalService(service.name, folder), command_(service.command), environment_(service.environment) {
    if (command_.empty()) throw Error(name() + " has no command");
    const auto user = process::postgresql::user();
    if (service.folder.empty()) {
        process::make_folder_for(work(), user);
    } else {
        process::copy_tree(service.folder, work(), user);
    }
    process::make_folder_for(folder / "tmp", user);
    for (auto& argument : command_) {
        replace_all(argument, "{host}", "127.0.0.1");
        replace_all(argument, "{port}", std::to_string(port()));
    }
    command_.front() = executable(command_.front(), work());
}

keeper::Command LocalProgram::command() const {
    const fs::path temporary = folder() / "tmp";
    std::vector<std::string> environment{std::string("PATH=") + search_path, "LC_ALL=C.UTF-8", "TZ=UTC",
                                         "HOME=" + temporary.string(), "TMPDIR=" + temporary.string()};
    environment.insert(environment.end(), environment_.begin(), environment_.end());
    return {command_, environment, work(), {}, {}, {}};
}

int LocalProgram::stop_signal() const {
    return SIGTERM;
}

bool LocalProgram::has_port() const {
    return listens_at(port());
}

// Long enough to see one that can't start; who waits until it is ready looks at its state too.
std::chrono::milliseconds LocalProgram::port_limit() const {
    return 100ms;
}

}  // namespace offbeat::stack

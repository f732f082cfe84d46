#include "offbeat/keeper/keeper.hpp"

#include "healing.hpp"
#include "home.hpp"
#include "offbeat/error.hpp"
#include "start.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <mutex>

namespace offbeat::keeper {
namespace {

using namespace std::chrono_literals;

constexpr auto answer_limit = 60s;  // of a healing with many containers; others take milliseconds

void tell(const std::string& trouble) {
    if (!trouble.empty()) std::fprintf(stderr, "offbeat: not everything could be taken back: %s\n", trouble.c_str());
}

}  // namespace

struct Keeper::Link {
    Started keeper = start_keeper();
    pid_t owner = getpid();
    std::string run = keeper.ready.text("run");
    std::filesystem::path folder = keeper.ready.text("folder");
    std::mutex mutex;
    bool over = false;

    Record call(const Record& request, int* descriptor = nullptr, int sent_along = -1) {
        const std::lock_guard lock(mutex);
        if (over || getpid() != owner) throw EnvironmentError("the keeper is not this process's any more");
        const bool sent = keeper.channel.send(request, sent_along);
        const auto reply = sent ? keeper.channel.receive(answer_limit, descriptor) : std::nullopt;
        if (!reply) {
            over = true;  // an answer that comes later would be taken for the next one's
            throw EnvironmentError("the keeper (process " + std::to_string(keeper.pid) +
                                   ") has ended or hangs; what is "
                                   "left of run " +
                                   run + " is healed when this program ends");
        }
        if (reply->has("error")) throw EnvironmentError(reply->text("error"));
        return *reply;
    }

    std::string heal_in_its_place() {
        try {
            const auto journal = Journal::take_over(home("runs") / (run + ".journal"));
            return journal ? troubles(heal_run(*journal, 0)) : "";
        } catch (const std::exception& error) {
            return error.what();
        }
    }

    // Also after the keeper's death: then we do it.
    void end() {
        if (getpid() != owner) return;  // a forked child's exit
        std::string trouble;
        try {
            trouble = call({"ask", "end"}).text("trouble");
            waitpid(keeper.pid, nullptr, 0);
        } catch (const Error&) {
            kill(keeper.pid, SIGKILL);
            waitpid(keeper.pid, nullptr, 0);
            trouble = heal_in_its_place();
        }
        const std::lock_guard lock(mutex);
        over = true;
        tell(trouble);
    }
};

Keeper::Keeper() : link_(std::make_unique<Link>()) {
    tell(link_->keeper.ready.text("trouble"));  // of dead runs
}

Keeper::~Keeper() = default;

Keeper& Keeper::instance() {
    // Never destroyed: threads may still use it while the program ends.
    static Keeper& keeper = []() -> Keeper& {
        auto* made = new Keeper;
        std::atexit([] { instance().link_->end(); });
        return *made;
    }();
    return keeper;
}

const std::string& Keeper::run() const {
    return link_->run;
}

const std::filesystem::path& Keeper::folder() const {
    return link_->folder;
}

std::uint64_t Keeper::intend(const Undo& undo, int connection) {
    Record request("ask", "intend");
    request.set("what", undo.what);
    for (const auto& [name, value] : undo.with) request.set("with." + name, value);
    return static_cast<std::uint64_t>(link_->call(request, nullptr, connection).number("intent"));
}

void Keeper::done(std::uint64_t intent) {
    Record request("ask", "done");
    request.set("intent", std::to_string(intent));
    link_->call(request);
}

Process Keeper::spawn(const Command& command) {
    Record request("ask", "spawn");
    request.set("arguments", command.arguments);
    request.set("environment", command.environment);
    request.set("folder", command.folder.string());
    request.set("log", command.log.string());
    if (command.user) {
        request.set("user", std::to_string(*command.user));
        request.set("group", std::to_string(command.group.value_or(static_cast<gid_t>(*command.user))));
    }
    int pidfd = -1;
    const auto reply = link_->call(request, &pidfd);
    return {static_cast<pid_t>(reply.number("pid")), pidfd};
}

std::optional<int> Keeper::status(const Process& process) {
    Record request("ask", "status");
    request.set("pid", std::to_string(process.pid()));
    const auto reply = link_->call(request);
    if (!reply.has("status")) return std::nullopt;
    return static_cast<int>(reply.number("status"));
}

void Keeper::heal() {
    tell(link_->call({"ask", "heal"}).text("trouble"));
}

}  // namespace offbeat::keeper

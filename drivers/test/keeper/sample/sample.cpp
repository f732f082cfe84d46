// A program that uses the keeper in the way its first argument says, tells when it is there, and waits to be killed.
#include "offbeat/error.hpp"
#include "offbeat/keeper/keeper.hpp"
#include "offbeat/stack/stack.hpp"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <thread>

using namespace offbeat;

namespace {

void tell(const std::string& line) {
    std::printf("%s\n", line.c_str());
    std::fflush(stdout);
}

[[noreturn]] void wait_for_the_end() {
    auto& keeper = keeper::Keeper::instance();
    tell("ready " + keeper.run() + ' ' + keeper.folder().string());
    while (true) pause();
}

stack::Service database() {
    stack::Service service;
    service.name = "db";
    service.kind = stack::Service::Kind::postgresql;
    service.database = "payments";
    return service;
}

// Leaves its parent, its session and its folder; only its environment tells whose it is.
stack::Service runaway() {
    stack::Service service;
    service.name = "runaway";
    service.command = {"sh", "-c", "cd /; setsid sh -c 'trap \"\" TERM INT HUP; while :; do sleep 1; done' & sleep 60"};
    return service;
}

void with_stack(const std::function<void(stack::Stack&)>& work) {
    const auto stack = stack::make_process_stack("sample");
    stack->launch(database());
    stack->launch(runaway());
    work(*stack);
    wait_for_the_end();
}

std::string folder_to_undo(const std::string& name) {
    const char* parent = std::getenv("SAMPLE_FOLDERS");
    return std::string(parent ? parent : "/nowhere") + "/offbeat-" + name;
}

void take_and_give_back(const std::string& name, int rounds) {
    auto& keeper = keeper::Keeper::instance();
    for (int i = 0; i != rounds; ++i) {
        const std::string folder = folder_to_undo(name + std::to_string(i % 7));
        const auto intent = keeper.intend({"remove-folder", {{"folder", folder}}});
        std::filesystem::create_directory(folder);
        if (i % 2 == 0) {
            std::filesystem::remove(folder);
            keeper.done(intent);
        }
    }
}

const std::map<std::string, std::function<void()>> ways = {
    {"none", [] { tell("done"); }},
    {"starting",
     [] {
         tell("starting");
         keeper::Keeper::instance();
         wait_for_the_end();
     }},
    {"running", [] { with_stack([](stack::Stack&) {}); }},
    {"frozen", [] { with_stack([](stack::Stack& stack) { stack.pause("db"), stack.pause("runaway"); }); }},
    {"crashed", [] { with_stack([](stack::Stack& stack) { stack.kill("db"); }); }},
    {"stopped", [] { with_stack([](stack::Stack& stack) { stack.stop("db"); }); }},
    {"busy",
     [] {
         std::thread([] {
             with_stack([](stack::Stack& stack) {
                 tell("starting");
                 for (;;) {
                     stack.pause("db"), stack.unpause("db");
                     stack.kill("db"), stack.start("db");
                     stack.stop("runaway"), stack.start("runaway");
                 }
             });
         }).join();
     }},
    {"intending",
     [] {
         keeper::Keeper::instance();
         tell("starting");
         std::thread other([] { take_and_give_back("other", -1); });
         take_and_give_back("one", -1);
     }},
    {"intended",
     [] {
         take_and_give_back("one", 8);
         wait_for_the_end();
     }},
    {"unknown",
     [] {
         keeper::Keeper::instance().intend({"no-such-undo", {{"name", "x"}}});
         wait_for_the_end();
     }},
    {"exiting",
     [] {
         take_and_give_back("one", 8);
         const auto stack = stack::make_process_stack("sample");
         stack->launch(database());
         if (fork() == 0) std::exit(0);  // not the run's end
         tell("ready " + keeper::Keeper::instance().run() + ' ' + keeper::Keeper::instance().folder().string());
         std::getchar();
         std::thread([] { std::exit(7); }).join();
     }},
    {"throwing",
     [] {
         take_and_give_back("one", 8);
         throw std::runtime_error("nobody catches this");
     }},
    {"using",
     [] {
         tell("ready " + keeper::Keeper::instance().run() + ' ' + keeper::Keeper::instance().folder().string());
         std::getchar();
         take_and_give_back("one", 1);
     }},
};

}  // namespace

int main(int argc, char* argv[]) {
    const std::string way = argc > 1 ? argv[1] : "";
    // A main that doesn't do what it must: never, or not in the process that is to be the keeper.
    if (way != "forgetful") keeper::serve_if_asked(std::getenv("SAMPLE_IS_NO_KEEPER") ? 1 : argc, argv);
    if (way == "throwing") ways.at(way)();
    try {
        if (way == "forgetful") keeper::Keeper::instance();
        const auto found = ways.find(way);
        if (found == ways.end()) return 9;
        found->second();
    } catch (const Error& error) {
        tell(std::string("error ") + error.what());
        return 3;
    }
    return 0;
}

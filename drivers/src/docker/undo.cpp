#include "undo.hpp"

#include "keeper/undo.hpp"
#include "offbeat/text.hpp"

#include <cstdlib>
#include <functional>
#include <memory>
#include <thread>

namespace offbeat::docker {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using With = std::map<std::string, std::string>;

constexpr auto look_again = 10ms;
// Containers on it are removed first, but another thing's removal may be on its way.
constexpr auto network_busy_limit = 3s;

std::string value_of(const With& with, const char* name) {
    const auto found = with.find(name);
    return found == with.end() ? std::string() : found->second;
}

std::chrono::milliseconds patience_of(const With& with) {
    return std::chrono::milliseconds(std::atol(value_of(with, keeper::patience).c_str()));
}

// Looks for it until it is there, or for so long. What was there for certain needs no look.
bool appears(std::chrono::milliseconds patience, const std::function<void()>& look) {
    if (patience == 0ms) return true;
    for (const auto until = Clock::now() + patience;; std::this_thread::sleep_for(look_again)) {
        try {
            look();
            return true;
        } catch (const EngineError& error) {
            if (error.status() != 404) throw;
            if (Clock::now() >= until) return false;
        }
    }
}

void remove_container(Engine& engine, const With& with) {
    const auto container = value_of(with, "container");
    if (appears(patience_of(with), [&] { engine.inspect(container); })) engine.remove(container);
}

void remove_network(Engine& engine, const With& with) {
    const auto network = value_of(with, "network");
    if (!appears(patience_of(with), [&] { engine.inspect_network(network); })) return;
    for (const auto until = Clock::now() + network_busy_limit;; std::this_thread::sleep_for(look_again)) {
        try {
            return engine.remove_network(network);
        } catch (const EngineError& error) {
            const bool busy = error.message().find("active endpoints") != std::string::npos;
            if (!busy || Clock::now() >= until) throw;
        }
    }
}

// Paused and stopped are both taken back by `start` and `unpause`, whichever of them the container is by now.
void start_container(Engine& engine, const With& with) {
    engine.start(value_of(with, "container"));
}

void unpause_container(Engine& engine, const With& with) {
    engine.unpause(value_of(with, "container"));
}

void connect_network(Engine& engine, const With& with) {
    engine.connect(value_of(with, "container"), {value_of(with, "network"),
                                                 {},
                                                 split(value_of(with, "aliases"), ' '),
                                                 {},
                                                 {},
                                                 value_of(with, "ip"),
                                                 value_of(with, "ip6"),
                                                 split(value_of(with, "links"), ' ')});
}

const std::map<std::string, void (*)(Engine&, const With&)> undoers{{"remove-container", remove_container},
                                                                    {"remove-network", remove_network},
                                                                    {"start-container", start_container},
                                                                    {"unpause-container", unpause_container},
                                                                    {"connect-network", connect_network}};

keeper::Undo undo_of(const char* what, const Engine& engine, With with) {
    with.emplace("socket", engine.socket());
    return {what, std::move(with)};
}

std::string digits(std::chrono::milliseconds time) {
    return std::to_string(time.count());
}

bool knows(Engine& engine, const With& with) {
    try {
        if (const auto container = value_of(with, "container"); !container.empty()) {
            engine.inspect(container);
        } else {
            engine.inspect_network(value_of(with, "network"));
        }
        return true;
    } catch (const EngineError& error) {
        if (error.status() != 404) throw;
        return false;
    }
}

// The socket that was used may be gone for good, and the engine answer at its usual one. Another engine wouldn't know
// the name, and must not be believed that nothing is left.
std::unique_ptr<Engine> engine_of(const With& with) {
    const auto socket = value_of(with, "socket");
    try {
        return std::make_unique<Engine>(socket);
    } catch (const EnvironmentError&) {
        if (default_socket() == socket) throw;
        auto usual = std::make_unique<Engine>();
        if (!knows(*usual, with)) throw;
        return usual;
    }
}

}  // namespace

keeper::Undo undo_container(const Engine& engine, const std::string& container, std::chrono::milliseconds patience) {
    return undo_of("remove-container", engine, {{"container", container}, {keeper::patience, digits(patience)}});
}

keeper::Undo undo_network(const Engine& engine, const std::string& network, std::chrono::milliseconds patience) {
    return undo_of("remove-network", engine, {{"network", network}, {keeper::patience, digits(patience)}});
}

keeper::Undo undo_stop(const Engine& engine, const std::string& container) {
    return undo_of("start-container", engine, {{"container", container}});
}

keeper::Undo undo_pause(const Engine& engine, const std::string& container) {
    return undo_of("unpause-container", engine, {{"container", container}});
}

keeper::Undo undo_disconnect(const Engine& engine, const std::string& container, const Attachment& attachment) {
    return undo_of("connect-network", engine,
                   {{"container", container},
                    {"network", attachment.network},
                    {"aliases", join(attachment.aliases, " ")},
                    {"ip", attachment.fixed_ip},
                    {"ip6", attachment.fixed_ip6},
                    {"links", join(attachment.links, " ")}});
}

bool undo(const keeper::Undo& what) {
    const auto undoer = undoers.find(what.what);
    if (undoer == undoers.end()) return false;
    const auto engine = engine_of(what.with);
    try {
        undoer->second(*engine, what.with);
    } catch (const EngineError& error) {
        // Somebody removed it meanwhile: there is nothing left to be healed.
        if (error.status() != 404) throw;
    }
    return true;
}

std::vector<Leftover> leftovers(const std::function<bool(const std::string& run)>& alive) {
    std::vector<Leftover> result;
    try {
        Engine engine;
        for (const auto& container : engine.containers({{run_label, ""}})) {
            const auto& run = container.labels.at(run_label);
            if (!alive(run)) result.push_back({run, undo_container(engine, container.id)});
        }
        for (const auto& network : engine.networks({{run_label, ""}})) {
            const auto& run = network.labels.at(run_label);
            if (!alive(run)) result.push_back({run, undo_network(engine, network.id)});
        }
    } catch (const EnvironmentError&) {
        // No engine: nothing can be left in it that somebody could remove.
    } catch (const EngineLost&) {
        // The next sweep sees the rest.
    }
    return result;
}

}  // namespace offbeat::docker

#include "engine_wire.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <list>
#include <mutex>
#include <stdexcept>
#include <string_view>
#include <thread>
#include <vector>

namespace errors {
namespace {

namespace fs = std::filesystem;

sockaddr_un address_of(const fs::path& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.string().copy(address.sun_path, sizeof address.sun_path - 1);
    return address;
}

int new_socket() {
    return socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
}

bool send_all(int to, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = send(to, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

}  // namespace

struct EngineWire::Loop {
    struct Link {
        int client;
        int engine;
    };

    fs::path path;
    mutable std::mutex mutex;  // of all below that isn't the thread's own
    std::string text;
    int to_come = 0;
    Away away = Away::for_good;
    bool cut = false, wanted_back = false, over = false;
    int woken = eventfd(0, EFD_CLOEXEC);
    int listener = -1;
    std::list<Link> links;
    std::thread thread;

    explicit Loop(fs::path socket) : path(std::move(socket)) {
        open();
        thread = std::thread([this] { run(); });
    }

    ~Loop() {
        wake([this] { over = true; });
        thread.join();
        close_all();
        close(woken);
    }

    template <class Change>
    void wake(Change change) {
        {
            const std::lock_guard lock(mutex);
            change();
        }
        eventfd_write(woken, 1);
    }

    void open() {
        listener = new_socket();
        const auto address = address_of(path);
        const auto* name = reinterpret_cast<const sockaddr*>(&address);
        if (bind(listener, name, sizeof address) != 0 || listen(listener, SOMAXCONN) != 0)
            throw std::runtime_error("can't listen at " + path.string());
    }

    void close_all() {
        if (listener >= 0) close(listener);
        listener = -1;
        fs::remove(path);
        for (const auto& link : links) {
            close(link.client);
            close(link.engine);
        }
        links.clear();
    }

    void run() {
        for (;;) {
            std::vector<pollfd> wanted{{woken, POLLIN, 0}, {listener, POLLIN, 0}};
            for (const auto& link : links) {
                wanted.push_back({link.client, POLLIN, 0});
                wanted.push_back({link.engine, POLLIN, 0});
            }
            if (poll(wanted.data(), wanted.size(), -1) < 0) continue;
            if (wanted[0].revents != 0 && heed()) return;
            pass_on(wanted);
            if (listener >= 0 && wanted[1].fd == listener && wanted[1].revents != 0) take();
        }
    }

    /// \returns whether it is over
    bool heed() {
        eventfd_t count = 0;
        eventfd_read(woken, &count);
        const std::lock_guard lock(mutex);
        if (wanted_back && listener < 0) open();
        wanted_back = false;
        return over;
    }

    void take() {
        Link link{accept4(listener, nullptr, nullptr, SOCK_CLOEXEC), new_socket()};
        const auto address = address_of("/var/run/docker.sock");
        if (connect(link.engine, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
            links.push_back(link);
            return;
        }
        close(link.client);
        close(link.engine);
    }

    void pass_on(const std::vector<pollfd>& seen) {
        std::size_t at = 2;
        for (auto link = links.begin(); link != links.end();) {
            const bool asks = seen[at].revents != 0, answers = seen[at + 1].revents != 0;
            at += 2;
            bool open = true;
            if (asks) open = move(link->client, link->engine, true);
            if (links.empty()) return;  // it was cut
            if (open && answers) open = move(link->engine, link->client, false);
            if (open) {
                ++link;
                continue;
            }
            close(link->client);
            close(link->engine);
            link = links.erase(link);
        }
    }

    bool move(int from, int to, bool request) {
        std::array<char, 65536> room;
        const ssize_t got = recv(from, room.data(), room.size(), 0);
        if (got <= 0) return false;
        const std::string_view bytes(room.data(), static_cast<std::size_t>(got));
        if (request && is_last(bytes.substr(0, bytes.find('\r')))) {
            close_all();
            if (away == Away::a_moment) open();
            return false;
        }
        return send_all(to, bytes);
    }

    bool is_last(std::string_view line) {
        const std::lock_guard lock(mutex);
        if (cut || text.empty() || line.find(text) == std::string_view::npos || --to_come > 0) return false;
        cut = true;
        return true;
    }
};

EngineWire::EngineWire(const fs::path& socket) : loop_(std::make_unique<Loop>(socket)) {}
EngineWire::~EngineWire() = default;

void EngineWire::cut_at(const std::string& text, int nth, Away away) {
    const std::lock_guard lock(loop_->mutex);
    loop_->text = text;
    loop_->to_come = nth;
    loop_->away = away;
    loop_->cut = false;
}

void EngineWire::come_back() {
    loop_->wake([this] { loop_->wanted_back = true; });
}

bool EngineWire::was_cut() const {
    const std::lock_guard lock(loop_->mutex);
    return loop_->cut;
}

}  // namespace errors

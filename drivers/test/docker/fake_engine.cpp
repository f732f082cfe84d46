#include "fake_engine.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <utility>

namespace {

constexpr std::string_view silence = "…";

// Whether there is something to read, rather than that all is over.
bool readable(int descriptor, int wake) {
    pollfd both[] = {{descriptor, POLLIN, 0}, {wake, POLLIN | POLLHUP, 0}};
    return poll(both, 2, -1) > 0 && both[1].revents == 0;
}

}  // namespace

FakeEngine::FakeEngine(Script script) : script_(std::move(script)) {
    std::string pattern = (std::filesystem::temp_directory_path() / "offbeat-fake-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    socket_ = folder_ + "/s";
    listener_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, socket_.c_str(), sizeof address.sun_path - 1);
    if (bind(listener_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 || listen(listener_, 16) != 0 ||
        pipe(wake_) != 0) {
        std::abort();
    }
    thread_ = std::thread([this] { serve(); });
}

FakeEngine::~FakeEngine() {
    go_away();
    std::filesystem::remove_all(folder_);
}

void FakeEngine::go_away() {
    if (!thread_.joinable()) return;
    close(wake_[1]);
    thread_.join();
    for (auto& talk : talks_) talk.join();
    close(wake_[0]);
    close(listener_);
    unlink(socket_.c_str());
}

std::vector<std::string> FakeEngine::requests() const {
    const std::lock_guard lock(mutex_);
    return requests_;
}

void FakeEngine::serve() {
    while (readable(listener_, wake_[0])) {
        const int connection = accept(listener_, nullptr, nullptr);
        ++connections_;
        talks_.emplace_back([this, connection] { talk(connection); });
    }
}

void FakeEngine::talk(int connection) {
    std::string bytes;
    char piece[4096];
    while (readable(connection, wake_[0])) {
        const auto got = read(connection, piece, sizeof piece);
        if (got <= 0) break;
        bytes.append(piece, static_cast<std::size_t>(got));
        const auto end = bytes.find("\r\n\r\n");
        if (end == std::string::npos) continue;
        const auto head = std::exchange(bytes, {}).substr(0, end);
        {
            const std::lock_guard lock(mutex_);
            requests_.push_back(head.substr(0, head.find('\r')));
        }
        auto text = script_(head);
        if (text.empty()) break;
        const bool silent = text.ends_with(silence);
        if (silent) text.resize(text.size() - silence.size());
        if (send(connection, text.data(), text.size(), MSG_NOSIGNAL) < 0) break;
        if (silent) {
            pollfd wake{wake_[0], POLLIN, 0};
            poll(&wake, 1, -1);
        }
    }
    close(connection);
}

std::string answer(int status, const std::string& body, const std::string& headers) {
    return "HTTP/1.1 " + std::to_string(status) + " X\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" +
           headers + "\r\n" + body;
}

std::string pong(const std::string& api) {
    return answer(200, "OK", api.empty() ? "" : "Api-Version: " + api + "\r\n");
}

#pragma once

#include "record.hpp"

#include <chrono>
#include <optional>

namespace offbeat::keeper {

/// One end of the connection between program and keeper: whole records, each with at most one file descriptor.
class Channel {
public:
    explicit Channel(int socket) : socket_(socket) {}
    ~Channel();
    Channel(Channel&& other) noexcept : socket_(other.socket_) { other.socket_ = -1; }
    Channel& operator=(Channel&&) = delete;

    [[nodiscard]] int socket() const { return socket_; }

    /// False where the other end is closed. \throws EnvironmentError where it can't be sent
    bool send(const Record& record, int descriptor = -1) const;
    /// Nothing where the other end is closed, or nothing came in time.
    /// \param descriptor takes the file descriptor that came along, else -1
    std::optional<Record> receive(std::chrono::milliseconds limit, int* descriptor = nullptr) const;

private:
    int socket_;
};

}  // namespace offbeat::keeper

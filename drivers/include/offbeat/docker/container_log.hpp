#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>

namespace offbeat::docker {

/// What a container (or a command in it) has written.
struct Output {
    std::string all;    ///< both streams, in the engine's order
    std::string out;    ///< standard output; all of it where there is a TTY
    std::string error;  ///< standard error
};

/// Which part of a log.
struct LogQuery {
    std::size_t offset = 0;   ///< leaves out so many bytes of `all` (and then has no `out` and `error` apart)
    std::string since = {};   ///< an RFC 3339 time or seconds since 1970, by the engine's clock
    int tail = -1;            ///< only so many last lines; -1: all
    bool timestamps = false;  ///< each line begins with its time
};

/// One piece of a log as it comes.
struct LogPiece {
    bool is_error = false;  ///< standard error
    std::string text;       ///< a line, a part of one, or several
};

/// A log that is followed, on a connection of its own.
class LogStream {
public:
    struct Source;
    explicit LogStream(std::unique_ptr<Source> source);
    LogStream(LogStream&&) noexcept;
    LogStream& operator=(LogStream&&) noexcept;
    ~LogStream();

    /// The next piece; nothing where none came until then, or the log has ended.
    std::optional<LogPiece> next(std::chrono::steady_clock::time_point until);
    /// Reads on until a line holds the text, which is returned; nothing where none did until then.
    std::optional<std::string> wait_for(const std::string& text, std::chrono::steady_clock::time_point until);
    /// Whether the container has ended, and with it the log.
    [[nodiscard]] bool ended() const;

private:
    std::unique_ptr<Source> source_;
};

}  // namespace offbeat::docker

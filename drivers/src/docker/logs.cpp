#include "frames.hpp"
#include "pool.hpp"
#include "time.hpp"

#include <deque>

namespace offbeat::docker {
namespace {

Call log_call(const std::string& container, const LogQuery& asked, bool follow) {
    return {"GET", "/containers/" + encoded(container) + "/logs" +
                       query({{"stdout", "1"},
                              {"stderr", "1"},
                              {"follow", follow ? "1" : "0"},
                              {"since", asked.since.empty() ? "0" : timestamp_of(asked.since)},
                              {"timestamps", asked.timestamps ? "1" : "0"},
                              {"tail", asked.tail < 0 ? "all" : std::to_string(asked.tail)}})};
}

}  // namespace

Output Engine::logs(const std::string& container, const LogQuery& asked, Milliseconds limit) {
    // Without frames where there is a TTY; older engines don't say so in the answer.
    const bool raw = inspect(container, limit).tty;
    const auto reply = pool_->ask(log_call(container, asked, false), limit);
    Output output;
    if (raw) {
        output.out = output.all = reply.body;
    } else {
        Frames frames([&](bool is_error, std::string_view bytes) {
            output.all += bytes;
            (is_error ? output.error : output.out) += bytes;
        });
        frames.feed(reply.body);
        if (!frames.whole()) throw EngineError(200, "the log of " + container + " ends within a frame", "a log");
    }
    if (asked.offset == 0) return output;
    return {asked.offset < output.all.size() ? output.all.substr(asked.offset) : "", {}, {}};
}

struct LogStream::Source {
    Connection connection;
    bool raw = false;
    bool ended = false;
    std::deque<LogPiece> pieces = {};
    std::string line = {};  // what wait_for has of a line that isn't whole
    Frames frames{[this](bool is_error, std::string_view bytes) { add(is_error, bytes); }};

    explicit Source(Connection&& opened, bool without_frames) : connection(std::move(opened)), raw(without_frames) {}

    void add(bool is_error, std::string_view bytes) { pieces.push_back({is_error, std::string(bytes)}); }

    void fetch(Clock::time_point until) {
        std::string bytes;
        ended = connection.read(bytes, until) == Connection::More::ended;
        if (raw && !bytes.empty()) add(false, bytes);
        if (!raw) frames.feed(bytes);
    }
};

LogStream Engine::follow(const std::string& container, const LogQuery& asked, Milliseconds limit) {
    const bool raw = inspect(container, limit).tty;
    return LogStream(std::make_unique<LogStream::Source>(pool_->open(log_call(container, asked, true), limit), raw));
}

LogStream::LogStream(std::unique_ptr<Source> source) : source_(std::move(source)) {}
LogStream::LogStream(LogStream&&) noexcept = default;
LogStream& LogStream::operator=(LogStream&&) noexcept = default;
LogStream::~LogStream() = default;

std::optional<LogPiece> LogStream::next(Clock::time_point until) {
    while (source_->pieces.empty()) {
        if (source_->ended) return std::nullopt;
        source_->fetch(until);
        if (source_->pieces.empty() && Clock::now() >= until) return std::nullopt;
    }
    auto piece = std::move(source_->pieces.front());
    source_->pieces.pop_front();
    return piece;
}

std::optional<std::string> LogStream::wait_for(const std::string& wanted, Clock::time_point until) {
    for (;;) {
        std::size_t end = 0;
        while ((end = source_->line.find('\n')) != std::string::npos) {
            const auto whole = source_->line.substr(0, end);
            source_->line.erase(0, end + 1);
            if (whole.find(wanted) != std::string::npos) return whole;
        }
        // A prompt, or a last word, has no line end.
        if (source_->line.find(wanted) != std::string::npos) return std::exchange(source_->line, {});
        const auto piece = next(until);
        if (!piece) return std::nullopt;
        source_->line += piece->text;
    }
}

bool LogStream::ended() const {
    return source_->ended && source_->pieces.empty();
}

}  // namespace offbeat::docker

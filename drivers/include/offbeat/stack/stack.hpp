#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace offbeat::stack {

/// Where something listens.
struct Endpoint {
    std::string host;
    int port = 0;
};

/// One service of a stack, described so that either target can start it.
struct Service {
    enum class Kind { postgresql, program };

    std::string name;  ///< `db`, `web`: as in docker-compose.yml
    Kind kind = Kind::program;
    /// A program's command line. `{host}` and `{port}` are where it must listen, chosen by the stack.
    std::vector<std::string> command = {};
    std::vector<std::string> environment = {};  ///< `NAME=value`
    /// A program's working directory: read by it, never written (docker: mounted read-only at /srv).
    std::filesystem::path folder = {};
    std::string database = {};               ///< of a postgresql: a database that is there when it first accepts
    std::vector<std::string> settings = {};  ///< of a postgresql: `fsync=off`
    std::string image = {};                  ///< docker: the image's name
};

/// Whether a service can answer.
enum class State { running, paused, stopped, absent };
const char* to_string(State state);

/// A few services that belong together, made by this run alone and removed with it, whatever happens to the program:
/// everything is written down with the keeper before it is made. What goes wrong is an Error in the engine's own words.
/// Each action returns when it has happened, and does nothing where it is already so.
class Stack {
public:
    Stack() = default;
    Stack(const Stack&) = delete;
    Stack& operator=(const Stack&) = delete;
    virtual ~Stack() = default;  ///< removes all that it made

    /// `docker` or `process`.
    [[nodiscard]] virtual const char* target() const = 0;
    /// The address of this machine at which the services reach this program; on it listens what stands between them.
    [[nodiscard]] virtual std::string own_address() const = 0;

    /// Makes and starts a service. It needn't be ready when this returns.
    virtual void launch(const Service& service) = 0;

    virtual void stop(const std::string& service) = 0;     ///< as an operator does: PostgreSQL's fast shutdown
    virtual void start(const std::string& service) = 0;    ///< what was stopped or killed, with its data
    virtual void kill(const std::string& service) = 0;     ///< SIGKILL, with all its children
    virtual void pause(const std::string& service) = 0;    ///< frozen, with all its children; its sockets stay open
    virtual void unpause(const std::string& service) = 0;  ///< undoes pause
    /// Takes it off the network without a word to its peers. False where the target has no network of its own
    /// (local processes): then the proxy in between has to swallow the traffic.
    virtual bool disconnect(const std::string& service) = 0;
    virtual void connect(const std::string& service) = 0;  ///< undoes disconnect, with the aliases that it had

    /// Where this program reaches the service directly. May change when it is started again.
    [[nodiscard]] virtual Endpoint endpoint(const std::string& service) const = 0;
    [[nodiscard]] virtual State state(const std::string& service) const = 0;
    /// What it has written (standard output and error) from a byte of it on.
    [[nodiscard]] virtual std::string log(const std::string& service, std::size_t from = 0) const = 0;
};

/// The last lines of what a service has written, for a message: `web's log ends:` and the lines.
std::string last_words(const Stack& stack, const std::string& service);

/// \param name tells several stacks of one run apart. \throws EnvironmentError where what it needs isn't installed
std::unique_ptr<Stack> make_process_stack(const std::string& name);
/// \throws EnvironmentError where no engine answers or an image is missing and can't be made
std::unique_ptr<Stack> make_docker_stack(const std::string& name);

/// Which target a run takes, and why, in words for the report.
struct Choice {
    std::string target;
    std::string reason;
    bool answers = true;  ///< false: docker was asked for, and no engine is there
};
/// \param asked `docker`, `process`, or empty: docker where an engine answers, else process
Choice choose_target(const std::string& asked);

}  // namespace offbeat::stack

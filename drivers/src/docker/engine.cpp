#include "offbeat/docker/engine.hpp"

#include "api_version.hpp"
#include "json.hpp"
#include "pool.hpp"

#include <cstdlib>

namespace offbeat::docker {
namespace {

std::string message_of(const Reply& reply) {
    json::error_code error;
    const auto value = json::parse(reply.body, error);
    if (const auto message = error ? std::string() : text(at(value, {"message"})); !message.empty()) return message;
    return reply.body.empty() ? "HTTP status " + std::to_string(reply.status) : reply.body;
}

}  // namespace

EngineError::EngineError(int status, std::string message, const std::string& call)
    : Error("Docker Engine: " + message + " (" + std::to_string(status) + " to " + call + ")"),
      status_(status),
      message_(std::move(message)) {}

std::string default_socket() {
    const char* given = std::getenv("DOCKER_HOST");
    if (!given || !*given) return "/var/run/docker.sock";
    const std::string host = given;
    constexpr std::string_view scheme = "unix://";
    if (host.starts_with(scheme) && host.size() > scheme.size()) return host.substr(scheme.size());
    throw EnvironmentError("DOCKER_HOST is \"" + host + "\": Offbeat speaks to engines on this machine, unix:///path");
}

std::string encoded(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string result;
    for (const char character : text) {
        const auto byte = static_cast<unsigned char>(character);
        if (std::isalnum(byte) || character == '-' || character == '_' || character == '.' || character == ':') {
            result += character;
        } else {
            result += {'%', digits[byte >> 4], digits[byte & 15]};
        }
    }
    return result;
}

std::string query(std::initializer_list<std::pair<std::string_view, std::string>> parameters) {
    std::string result;
    for (const auto& [name, value] : parameters) {
        result += (result.empty() ? '?' : '&') + std::string(name) + '=' + encoded(value);
    }
    return result;
}

std::string label_filter(const Labels& labels) {
    json::array wanted;
    for (const auto& [name, value] : labels) wanted.emplace_back(value.empty() ? name : name + "=" + value);
    return json::serialize(json::object{{"label", std::move(wanted)}});
}

Connection Engine::Pool::take() {
    const std::lock_guard lock(mutex);
    while (!idle.empty()) {
        auto connection = std::move(idle.back());
        idle.pop_back();
        if (connection.reusable()) return connection;
    }
    return connect();
}

// Once its version is known it was there: then that nobody takes the connection is a loss.
Connection Engine::Pool::connect() const {
    if (api.empty()) return Connection(socket);
    try {
        return Connection(socket);
    } catch (const EnvironmentError& gone) {
        throw EngineLost(std::string("the Docker Engine went away: ") + gone.what());
    }
}

void Engine::Pool::give_back(Connection connection) {
    if (!connection.reusable()) return;
    const std::lock_guard lock(mutex);
    idle.push_back(std::move(connection));
}

Reply Engine::Pool::ask(Call call, Milliseconds limit, std::initializer_list<Already> already, const About& about_to) {
    if (!api.empty()) call.target = "/v" + api + call.target;
    auto connection = take();
    if (about_to) about_to(connection.descriptor());
    auto reply = connection.send(call, Clock::now() + limit);
    give_back(std::move(connection));
    if (reply.status < 400) return reply;
    const auto message = message_of(reply);
    for (const auto& [status, words] : already) {
        if (status == reply.status && message.find(words) != std::string::npos) return reply;
    }
    throw EngineError(reply.status, message, call.text());
}

Connection Engine::Pool::open(Call call, Milliseconds limit) {
    call.target = "/v" + api + call.target;
    auto connection = connect();
    const auto reply = connection.open(call, Clock::now() + limit);
    if (reply.status >= 400) throw EngineError(reply.status, message_of(reply), call.text());
    return connection;
}

Engine::Engine(std::string socket) : pool_(std::make_unique<Pool>()) {
    pool_->socket = std::move(socket);
    try {
        pool_->api = negotiate(pool_->ask({"GET", "/_ping"}, quick).api_version);
    } catch (const EngineLost& silent) {
        throw EnvironmentError(silent.what());  // who doesn't answer the first question is no engine
    }
}

Engine::~Engine() = default;

const std::string& Engine::socket() const {
    return pool_->socket;
}

const std::string& Engine::api() const {
    return pool_->api;
}

void Engine::ping(Milliseconds limit) {
    pool_->ask({"GET", "/_ping"}, limit);
}

Version Engine::version(Milliseconds limit) {
    const auto reply = pool_->ask({"GET", "/version"}, limit);
    const auto value = parse(reply.body, "GET /version");
    return {text(at(value, {"Version"})), text(at(value, {"ApiVersion"})), text(at(value, {"MinAPIVersion"})),
            text(at(value, {"Os"})) + "/" + text(at(value, {"Arch"}))};
}

}  // namespace offbeat::docker

#pragma once

#include "connection.hpp"
#include "offbeat/docker/engine.hpp"

#include <initializer_list>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace offbeat::docker {

/// An answer that says that it is already so: its status, and words that it holds.
struct Already {
    int status;
    std::string_view words = {};
};

/// Percent-encoded, as part of a path or a query.
std::string encoded(std::string_view text);

/// `?a=b&c=d`, encoded; nothing for no parameters.
std::string query(std::initializer_list<std::pair<std::string_view, std::string>> parameters);

/// `{"label":["a=b"]}`
std::string label_filter(const Labels& labels);

/// Open connections to the engine, shared by all calls.
struct Engine::Pool {
    std::string socket;
    std::string api;
    std::mutex mutex;
    std::vector<Connection> idle;

    /// \throws EngineError for an answer of 400 or more, unless it says that it is already so
    /// \param about_to told the connection's descriptor, where it is given
    Reply ask(Call call, Milliseconds limit, std::initializer_list<Already> already = {}, const About& about_to = {});
    /// On a connection of its own, for a stream.
    Connection open(Call call, Milliseconds limit);

    /// Of the engine's answer; `container` as a user named it, for the path.
    Reply post(const std::string& container, const std::string& action, Milliseconds limit,
               std::initializer_list<Already> already);

    Connection take();
    [[nodiscard]] Connection connect() const;
    void give_back(Connection connection);
};

}  // namespace offbeat::docker

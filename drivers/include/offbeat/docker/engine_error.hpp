#pragma once

#include "offbeat/error.hpp"

#include <string>

namespace offbeat::docker {

/// The engine answered, and refused: a name that doesn't exist, a port that is taken, an image that is missing.
/// Its text holds the engine's own words. (An engine that doesn't answer is an EnvironmentError.)
class EngineError : public Error {
public:
    /// \param message what the engine said; \param call what it was asked: `POST /containers/web/start`
    EngineError(int status, std::string message, const std::string& call);

    /// The HTTP status: 404, 409, 500 …
    [[nodiscard]] int status() const { return status_; }
    /// The engine's words alone.
    [[nodiscard]] const std::string& message() const { return message_; }

private:
    int status_;
    std::string message_;
};

}  // namespace offbeat::docker

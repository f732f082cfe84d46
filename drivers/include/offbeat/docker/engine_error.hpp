#pragma once

#include "offbeat/error.hpp"

#include <string>

namespace offbeat::docker {

/// The engine answered, and refused: a name that doesn't exist, a port that is taken, an image that is missing.
/// Its text holds the engine's own words. (That there is no engine at all is an EnvironmentError.)
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

/// The engine was there, and went away or doesn't answer any more. What was asked may have happened or not. No
/// EnvironmentError: whoever counted on it from the beginning is broken by that, and not skipped.
class EngineLost : public Error {
public:
    using Error::Error;
};

}  // namespace offbeat::docker

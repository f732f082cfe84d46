#pragma once

#include <string>
#include <vector>

namespace with_postgresql {

/// `arguments` with every `{url}` in them replaced by `url`.
std::vector<std::string> with_url(std::vector<std::string> arguments, const std::string& url);

/// Keeps SIGINT, SIGTERM, SIGHUP and SIGCHLD for `run` from now on, so that none of them ends us before the server is
/// stopped.
void hold_signals();

/// Runs a command (found in PATH) to its end, forwards the held signals to it, and gives its exit status:
/// 128 + the signal that ended it, 127 when there is no such program, 126 when it can't be executed.
/// Ctrl-C isn't forwarded: the terminal sends it to the command itself. The command gets SIGTERM when we are killed.
int run(const std::vector<std::string>& command);

}  // namespace with_postgresql

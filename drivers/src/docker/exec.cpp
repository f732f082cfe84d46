#include "frames.hpp"
#include "json.hpp"
#include "pool.hpp"

namespace offbeat::docker {

ExecResult Engine::exec(const std::string& container, const Exec& command, Milliseconds limit) {
    const auto until = Clock::now() + limit;
    const json::object wanted{{"AttachStdout", true},
                              {"AttachStderr", true},
                              {"Tty", command.tty},
                              {"Cmd", array_of(command.command)},
                              {"Env", array_of(command.environment)},
                              {"User", command.user},
                              {"WorkingDir", command.folder}};
    const Call create{"POST", "/containers/" + encoded(container) + "/exec", json::serialize(wanted)};
    const auto id = text(at(parse(pool_->ask(create, limit).body, create.text()), {"Id"}));

    // The answer is the command's output and ends with it, and the connection with both.
    const json::object how{{"Detach", false}, {"Tty", command.tty}};
    auto stream = pool_->open({"POST", "/exec/" + id + "/start", json::serialize(how)}, limit);
    ExecResult result;
    Frames frames([&](bool is_error, std::string_view bytes) {
        result.output.all += bytes;
        (is_error ? result.output.error : result.output.out) += bytes;
    });
    for (auto more = Connection::More::bytes; more != Connection::More::ended;) {
        std::string bytes;
        more = stream.read(bytes, until);
        if (command.tty) {
            result.output.all += bytes;
            result.output.out += bytes;
        } else {
            frames.feed(bytes);
        }
        if (more == Connection::More::none_yet) {
            throw EnvironmentError("a command in the container " + container +
                                   " didn't end in time; it printed: " + result.output.all);
        }
    }
    const Call inspect{"GET", "/exec/" + id + "/json"};
    result.exit_code =
        static_cast<int>(number(at(parse(pool_->ask(inspect, limit).body, inspect.text()), {"ExitCode"})));
    return result;
}

}  // namespace offbeat::docker

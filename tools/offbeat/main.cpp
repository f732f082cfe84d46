// offbeat SUBCOMMAND …: looks at drivers, configs and programs, and runs programs in shards.
// Exit status: 0 fine, 1 problems found, 2 called wrongly, 3 something outside is missing.

#include "offbeat/error.hpp"
#include "offbeat/utf8.hpp"
#include "offbeat/version.hpp"
#include "options.hpp"
#include "output.hpp"

#include <cstdio>
#include <exception>

namespace {

std::string help(const command::Command* asked) {
    if (asked != nullptr) {
        return std::string("usage: offbeat ") + asked->name + ' ' + asked->operands + '\n' + asked->summary + "\n\n" +
               asked->details;
    }
    std::string text = "usage: offbeat SUBCOMMAND ...\n\n";
    for (const auto& command : command::all()) {
        std::string name = command.name;
        name.resize(8, ' ');
        text += "  " + name + command.summary + '\n';
    }
    return text + "  help    tell more of a subcommand: offbeat help rows\n"
                  "\nExit status: 0 fine, 1 problems found, 2 called wrongly, 3 something outside is missing.\n";
}

int run(const command::Request& request) {
    switch (request.ask) {
    case command::Request::Ask::help:
        command::print(help(request.command));
        break;
    case command::Request::Ask::version:
        command::print(std::string("offbeat ") + offbeat::version + '\n');
        break;
    case command::Request::Ask::run:
        return request.command->run(request.arguments);
    }
    return command::fine;
}

int fail(const char* what, int status) {
    std::fprintf(stderr, "offbeat: %s\n", offbeat::utf8::visible(what).c_str());
    return status;
}

}  // namespace

int main(int count, char** words) try {
    const int status = run(command::read_command_line({words + (count > 0 ? 1 : 0), words + count}));
    command::finish();
    return status;
} catch (const command::UsageError& wrong) {
    const int status = fail(wrong.what(), command::usage);
    std::fputs("`offbeat --help` tells what there is\n", stderr);
    return status;
} catch (const std::exception& missing) {
    return fail(missing.what(), command::environment);
}

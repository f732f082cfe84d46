// The main function of every test program: a suite links it, and writes none of its own.

#include "offbeat/builtin_providers.hpp"
#include "offbeat/keeper/keeper.hpp"
#include "offbeat/program.hpp"

int main(int argc, char* argv[]) {
    offbeat::keeper::serve_if_asked(argc, argv);
    offbeat::register_builtin_providers();
    return offbeat::run_program(argc, argv);
}

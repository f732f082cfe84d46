#include "command.hpp"
#include "offbeat/error.hpp"
#include "offbeat/utf8.hpp"
#include "output.hpp"
#include "program_plan.hpp"

#include <cstdio>

namespace command {

int plan(const Arguments& arguments) {
    Totals sum;
    bool missing = false;
    const bool several = arguments.paths.size() > 1;
    for (const auto& program : arguments.paths) {
        if (several) print(offbeat::utf8::visible(program) + ":\n");
        finish();  // the program's own complaints come behind what stands here
        try {
            sum += program_plan(program, arguments.for_programs,
                                [](std::string_view line) { print(offbeat::utf8::visible(line) + '\n'); });
        } catch (const offbeat::EnvironmentError& wrong) {
            finish();
            std::fprintf(stderr, "offbeat: %s\n", offbeat::utf8::visible(wrong.what()).c_str());
            missing = true;
        }
    }
    if (several) print(std::to_string(arguments.paths.size()) + " programs: " + to_string(sum) + '\n');
    if (missing) return environment;
    return sum.problems > 0 ? problems_found : fine;
}

}  // namespace command

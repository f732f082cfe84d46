#include "command.hpp"
#include "offbeat/keeper/runs.hpp"
#include "offbeat/utf8.hpp"
#include "output.hpp"

#include <cstddef>
#include <set>

namespace command {
namespace {

namespace keeper = offbeat::keeper;

struct Told {
    std::set<std::string> runs;
    std::size_t problems = 0;

    void tell(const std::vector<keeper::Healed>& all) {
        for (const auto& healed : all) {
            std::string line = healed.run.empty() ? "" : "run " + healed.run + ": ";
            line += healed.what + (healed.trouble.empty() ? "" : ": PROBLEM " + healed.trouble);
            print(offbeat::utf8::visible(line) + '\n');
            if (!healed.run.empty()) runs.insert(healed.run);
            if (!healed.trouble.empty()) ++problems;
        }
    }
};

std::string counted(std::size_t number, const std::string& one, const std::string& several) {
    return std::to_string(number) + ' ' + (number == 1 ? one : several);
}

// A run without a program is being healed at this moment, by its keeper.
std::string name_of(const keeper::Run& run) {
    if (run.program == 0) return "run " + run.id + " is ending";
    return "run " + run.id + " is alive (" + run.program_name + ", process " + std::to_string(run.program) + ")";
}

}  // namespace

int clean(const Arguments& arguments) {
    Told told;
    if (!arguments.option("run").empty()) told.tell(keeper::end_run(arguments.option("run")));
    told.tell(keeper::sweep());
    const auto living = keeper::living_runs();
    for (const auto& run : living)
        print(offbeat::utf8::visible(name_of(run) + ", left alone; offbeat clean --run=" + run.id + " ends it") + '\n');
    told.tell(keeper::remove_templates());
    print(counted(told.runs.size(), "run", "runs") + " cleaned, " + std::to_string(living.size()) + " alive, " +
          counted(told.problems, "problem", "problems") + '\n');
    return told.problems == 0 ? fine : problems_found;
}

}  // namespace command

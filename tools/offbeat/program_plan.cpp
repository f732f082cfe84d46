#include "program_plan.hpp"

#include "child.hpp"
#include "offbeat/error.hpp"

namespace command {

Totals program_plan(const std::string& program, const std::vector<std::string>& arguments,
                    const std::function<void(std::string_view)>& on_line) {
    std::vector<std::string> words = {"--plan"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::optional<Totals> totals;  // the last line's
    const int status = run_program(program, words, [&](std::string_view line) {
        totals = read_totals(line);
        on_line(line);
    });
    constexpr int green = 0, not_green = 201;
    if (totals && (status == green || status == not_green)) return *totals;
    throw offbeat::EnvironmentError(program + " --plan " + ending(status) + (totals ? "" : " and told no totals"));
}

}  // namespace command

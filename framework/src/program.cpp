#include "offbeat/program.hpp"

#include "boost_test.hpp"
#include "command_line.hpp"
#include "gates.hpp"
#include "offbeat/builtin_reporters.hpp"
#include "offbeat/utf8.hpp"
#include "run.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <iostream>

namespace offbeat {
namespace {

constexpr int could_not_run = 200;  // as Boost.Test has it: the command line or the setup is wrong
constexpr int not_green = 201;      // as Boost.Test has it for failed tests

std::vector<std::unique_ptr<Reporter>> make_reporters(const CommandLine& line) {
    std::vector<std::unique_ptr<Reporter>> made;
    for (const auto& name : line.reports) static_cast<void>(reporters().get(name, {}));
    const auto wanted = [&](const std::string& name) {
        if (name == "journal") return line.work.jobs == 0;  // workers write theirs themselves
        return line.reports.empty() || std::ranges::find(line.reports, name) != line.reports.end();
    };
    for (const auto& entry : reporters().entries()) {
        if (wanted(entry.name)) made.push_back(entry.thing(line.report_dir));
    }
    // IDE adapters read Boost.Test's log on stdout, so where it is asked for ours steps aside.
    std::FILE* out = line.boost_log ? stderr : stdout;
    const int fd = fileno(out);
    const bool colour = report::wants_colour(fd);
    // The console comes last: it names the page when the page is written.
    made.push_back(report::make_console_reporter(out, {colour, isatty(fd) != 0, report::shows_unicode()}));
    return made;
}

int tell_problems(const std::vector<std::string>& problems) {
    for (const auto& problem : problems) std::cerr << "PROBLEM " << utf8::visible(problem) << '\n';
    return problems.empty() ? 0 : could_not_run;
}

int answer(CommandLine::Ask ask, const Plan& plan) {
    switch (ask) {
    case CommandLine::Ask::plan:
        std::cout << to_text(plan);
        break;
    case CommandLine::Ask::list:
        std::cout << to_list(plan);
        break;
    case CommandLine::Ask::rows:
        std::cout << to_json_lines(plan);
        break;
    case CommandLine::Ask::run:
        break;
    }
    if (ask != CommandLine::Ask::plan) tell_problems(plan.problems);
    return plan.problems.empty() && plan.bad_rows() == 0 ? 0 : not_green;
}

int run(const CommandLine& line, const PlanSettings& settings, Plan& plan) {
    Run run(line, make_reporters(line));
    const int status = run_under_boost(line, plan, settings, run);
    if (!run.report_trouble().empty()) {
        std::cerr << line.program << ": " << utf8::visible(run.report_trouble()) << '\n';
        return not_green;
    }
    const bool ran = run.summary().planned > 0;
    if (status == 0 && !line.row.empty() && !ran) {
        std::cerr << line.program << ": no method that streams has a row " << utf8::visible(line.row) << '\n';
        return could_not_run;
    }
    if (status == 0 && ran && !run.summary().green()) return not_green;
    const bool excused = status == not_green && !line.gates.empty() && run.summary().green() && !run.strayed();
    return excused ? 0 : status;
}

}  // namespace

int run_program(int argc, char* argv[]) {
    try {
        const auto line = read_command_line(argc, argv);
        if (!line) return 0;
        report::register_builtin_reporters();
        const PlanSettings settings{line->testres, line->ask == CommandLine::Ask::run && !line->boost_lists,
                                    line->row_bound};
        Plan plan = make_plan(settings);
        check_gates(line->gates, plan);
        if (line->ask != CommandLine::Ask::run) return answer(line->ask, plan);
        if (const int wrong = tell_problems(plan.problems)) return wrong;
        return run(*line, settings, plan);
    } catch (const std::exception& error) {
        std::cerr << (argc > 0 ? argv[0] : "offbeat") << ": " << utf8::visible(error.what()) << '\n';
        return could_not_run;
    }
}

}  // namespace offbeat

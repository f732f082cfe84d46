#include "offbeat/program.hpp"

#include "boost_test.hpp"
#include "command_line.hpp"
#include "command_line_boost.hpp"
#include "gates.hpp"
#include "lasting_names.hpp"
#include "listeners.hpp"
#include "make_reporters.hpp"
#include "offbeat/builtin_reporters.hpp"
#include "offbeat/utf8.hpp"
#include "report/failed.hpp"
#include "run.hpp"
#include "run_tests.hpp"
#include "select/selection.hpp"
#include "shard/environment.hpp"
#include "suite/failed_file.hpp"
#include "suite/parameters.hpp"
#include "suite/suite_run.hpp"
#include "work/watch.hpp"

#include <cstdio>
#include <iostream>
#include <set>
#include <vector>

namespace offbeat {
namespace {

constexpr int could_not_run = 200;  // as Boost.Test has it: the command line or the setup is wrong
constexpr int not_green = 201;      // as Boost.Test has it for failed tests
constexpr int interrupted = 128;    // and the signal's number, as shells have it

int tell_problems(const std::vector<std::string>& problems) {
    for (const auto& problem : problems) std::cerr << "PROBLEM " << utf8::visible(problem) << '\n';
    return problems.empty() ? 0 : could_not_run;
}

shard::Together together_of(const CommandLine& line, const Plan& plan) {
    return line.shard ? shard::Together(plan) : shard::Together();
}

/// Of the rows that the plan knows, those that are selected and this shard's. \returns how many there are
std::uint64_t keep_own(Run& run, Plan& plan) {
    std::uint64_t own = 0;
    for (auto& method : plan.methods) {
        std::erase_if(method.rows, [&](const Row& row) { return !run.has(method, row); });
        own += method.rows.size();
    }
    return own;
}

/// Of the rows, those that failed in the runs before; all where none did.
void keep_failed(CommandLine& line, const Plan& plan) {
    auto failed = line.ask == CommandLine::Ask::run ? report::failed_before(line.report_dir, line.work.resume)
                                                    : report::read_failed(line.report_dir);
    if (failed.empty()) {
        std::cerr << line.program << ": --last-failed: no earlier failure is known; all rows run\n";
        return;
    }
    std::set<std::string> there;
    bool all_known = true;
    for (const auto& method : plan.methods) {
        all_known = all_known && method.plan.counted;
        there.insert(method.plan.class_name + '/');
        there.insert(method.plan.class_name + '/' + method.plan.method + '/');
        for (const Row& row : method.rows) {
            there.insert(select::name_of(method.plan, row));
            if (!row.own_id.empty()) there.insert(select::own_name_of(method.plan, row));
        }
    }
    const auto name_now = [&](const std::string& row) {
        if (there.contains(row)) return row;
        const std::string whole = report::whole_of(row);
        if (!whole.empty()) return whole;
        // An invocation that there isn't any more is its row.
        const std::string first = id_of_first(row);
        return there.contains(first) ? first : row;
    };
    std::size_t left = 0;
    std::set<std::string> names;
    for (const auto& row : failed) {
        const std::string& name = *names.insert(name_now(row)).first;
        const bool gone = all_known && !there.contains(name);
        left += gone ? 0 : 1;
        if (gone)
            std::cerr << line.program << ": --last-failed: " << utf8::visible(name) << " isn't in the plan any more\n";
    }
    if (left == 0) {
        std::cerr << line.program << ": --last-failed: no row that failed is left; all rows run\n";
        return;
    }
    line.selection.keep(std::move(names));
}

int answer(const CommandLine& line, const PlanSettings& settings, Plan& plan) {
    const auto ask = line.ask;
    Run run(line, {}, together_of(line, plan));
    if (!line.run_tests.empty() && !keep_filtered(line, plan, settings, run)) return could_not_run;
    const int status = plan.problems.empty() && plan.bad_rows() == 0 ? 0 : not_green;
    std::string text = ask == CommandLine::Ask::plan ? to_text(plan) : "";
    if (line.shard || line.selection.any()) {
        const auto all = plan.rows();
        const auto own = keep_own(run, plan);
        if (ask == CommandLine::Ask::plan && line.selection.any() && (own != all || line.suites.empty()))
            text += std::to_string(own) + " of these " + std::to_string(all) + " rows are selected" +
                    (line.shard ? " and this shard's" : "") + "\n";
        if (ask == CommandLine::Ask::plan && line.shard) {
            text += "shard " + std::to_string(line.shard->number) + " of " + std::to_string(line.shard->of) + ", as " +
                    line.shard->from + " has it, runs " + std::to_string(own) + " of them\n";
        }
    }
    switch (ask) {
    case CommandLine::Ask::plan:
        std::cout << text;
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
    return status;
}

int run(const CommandLine& line, const PlanSettings& settings, Plan& plan) {
    // IDE adapters read Boost.Test's log on stdout, so where it is asked for ours steps aside. Workers write the
    // journal themselves.
    auto reporters = make_reporters(line.reports, line.report_dir, line.boost_log ? stderr : stdout,
                                    line.work.jobs == 0, [&](const std::string& report_dir) {
                                        const auto names = std::make_shared<LastingNames>(plan, line.repeat);
                                        return report::make_failed(
                                            report_dir, [names](const MethodPlan& method, const std::string& row) {
                                                return names->id(method, row);
                                            });
                                    });
    reporters.insert(reporters.begin(), suite::make_failed_file(line, plan));
    Run run(line, std::move(reporters), together_of(line, plan));
    const int status = run_under_boost(line, plan, settings, run);
    work::done();
    if (!run.report_trouble().empty()) {
        std::cerr << line.program << ": " << utf8::visible(run.report_trouble()) << '\n';
        return status > interrupted && status < could_not_run ? status : not_green;
    }
    const bool ran = run.summary().planned > 0;
    // A shard may have none: its rows are the others'.
    if (line.shard && !ran && status == not_green && run.summary().green() && !run.strayed()) return 0;
    if (status == 0 && !line.row.empty() && !ran && !line.shard) {
        std::cerr << line.program << ": no method that streams has a row " << utf8::visible(line.row) << '\n';
        return could_not_run;
    }
    if (status == 0 && ran && !run.summary().green()) return not_green;
    // Gates, attempts that came to a good end, and known bugs: Boost.Test saw failures all the same.
    const bool excused = status == not_green && ran && run.summary().green() && !run.strayed();
    return excused ? 0 : status;
}

}  // namespace

int run_program(int argc, char* argv[]) {
    try {
        auto line = read_command_line(argc, argv);
        if (!line) return 0;
        PlanSettings settings{line->testres, line->ask == CommandLine::Ask::run && !line->boost_lists, line->row_bound,
                              line->repeat};
        settings.arrangement.seed = line->seed;
        // Of a program's hundred thousand rows a hundred invocations of three are wanted.
        if (settings.repeat > 1)
            settings.wanted = [&, filter = RowFilter(*line)](const MethodPlan& method, const Row& row) {
                const bool may = filter.may_have(method.class_name, method.method, row.id) ||
                                 (!row.own_id.empty() && filter.may_have(method.class_name, method.method, row.own_id));
                return may && line->selection.has(method, row);
            };
        suite::override_parameters(line->parameters);
        suite::register_parameters_provider();
        if (line->failed_first) settings.arrangement.first = report::read_failed(line->report_dir);
        report::register_builtin_reporters();
        set_to_work(line->listeners);
        std::optional<suite::SuiteRun> suites;
        if (!line->suites.empty()) {
            suites.emplace(*line);
            settings.tests = &suites->tests();
            settings.scaffold = settings.scaffold && !suites->wrong();
        }
        Plan plan = make_plan(settings);
        if (suites) {
            if (const int wrong = tell_problems(suites->settle(*line, settings, plan))) return wrong;
        }
        check_gates(line->gates, plan);
        line->selection.check(plan);
        settle_run_tests(*line, plan, others_of_boost());
        if (line->last_failed) keep_failed(*line, plan);
        if (line->ask != CommandLine::Ask::run) return answer(*line, settings, plan);
        if (const int wrong = tell_problems(plan.problems)) return wrong;
        if (line->shard) shard::acknowledge();
        return run(*line, settings, plan);
    } catch (const std::exception& error) {
        work::done();  // this is told, too
        std::cerr << (argc > 0 ? argv[0] : "offbeat") << ": " << utf8::visible(error.what()) << '\n';
        return could_not_run;
    }
}

}  // namespace offbeat

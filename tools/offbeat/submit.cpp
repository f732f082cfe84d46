#include "command.hpp"
#include "local_engine.hpp"
#include "offbeat/error.hpp"
#include "offbeat/text.hpp"
#include "offbeat/utf8.hpp"
#include "offbeat/value.hpp"
#include "options.hpp"
#include "output.hpp"
#include "programs.hpp"
#include "slurm.hpp"

#include <algorithm>
#include <ctime>
#include <fstream>
#include <iterator>

namespace fs = std::filesystem;

namespace command {
namespace {

/// What submit itself gives to every shard.
void refuse_own_options(const std::vector<std::string>& arguments) {
    for (const auto& argument : arguments) {
        for (const std::string option : {"--shard", "--report-dir", "--resume"}) {
            if (argument == option || argument.starts_with(option + '='))
                throw UsageError(
                    option +
                    " is not for the program here: each shard gets its own; --results=DIR is the place of all");
        }
    }
}

std::string now() {
    const std::time_t seconds = std::time(nullptr);
    std::tm parts{};
    localtime_r(&seconds, &parts);
    char text[32];
    return {text, std::strftime(text, sizeof text, "%Y%m%d-%H%M%S", &parts)};
}

/// Reports of an earlier run beside those of this one would be merged with them.
void make_empty(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) throw offbeat::EnvironmentError("can't make the folder " + folder.string() + ": " + error.message());
    if (!fs::is_empty(folder))
        throw offbeat::EnvironmentError(folder.string() +
                                        " isn't empty; --results=DIR wants a folder for this run alone");
}

std::string engine_of(const Arguments& arguments) {
    const std::vector<std::string> engines = {"local", "slurm"};
    std::string engine = arguments.is_set("engine") ? arguments.option("engine") : engines.front();
    if (std::find(engines.begin(), engines.end(), engine) == engines.end())
        throw UsageError("no engine " + offbeat::quoted(engine) + "; " + offbeat::did_you_mean(engine, engines));
    if (engine == "local" && arguments.is_set("sbatch")) throw UsageError("--sbatch is for --engine=slurm");
    return engine;
}

Submission checked(const Arguments& arguments) {
    if (!arguments.is_set("shards")) throw UsageError("--shards=N is missing: into how many parts?");
    if (arguments.for_programs.empty()) throw UsageError("no program to run: it stands behind --, with its arguments");
    Submission submission;
    submission.shards = count_in("--shards", arguments.option("shards"));
    if (arguments.is_set("at-once")) submission.at_once = count_in("--at-once", arguments.option("at-once"));
    submission.sbatch = arguments.all("sbatch");
    submission.arguments.assign(arguments.for_programs.begin() + 1, arguments.for_programs.end());
    refuse_own_options(submission.arguments);
    submission.program = program_named(arguments.for_programs.front());
    submission.results = arguments.option("results");
    if (submission.results.empty()) submission.results = "build/report/" + submission.name() + '-' + now();
    submission.results = fs::absolute(submission.results).lexically_normal();
    if (!submission.results.has_filename()) submission.results = submission.results.parent_path();  // it ended with /
    return submission;
}

void show(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    print(std::string(std::istreambuf_iterator<char>(file), {}));
}

void tell(const std::string& what, const Submission& submission) {
    print(what + "; the report will be in " + offbeat::utf8::visible(submission.results.string()) + '\n');
    finish();
}

int submit_to_slurm(const Submission& submission, bool wait) {
    slurm::Jobs jobs;
    try {
        jobs = slurm::submit(submission);
    } catch (...) {
        std::error_code ignored;
        for (const auto& entry : fs::directory_iterator(submission.results)) fs::remove_all(entry.path(), ignored);
        throw;
    }
    tell("job " + jobs.shards + ": " + std::to_string(submission.shards) + " shards of " + submission.name() +
             ", job " + jobs.merge + ": their merge",
         submission);
    if (!wait) return fine;
    const int status = slurm::wait_for_merge(submission, jobs);
    show(submission.merge_log());
    return status;
}

int submit_here(const Submission& submission) {
    tell(std::to_string(submission.shards) + " shards of " + submission.name(), submission);
    const int status = run_locally(submission);
    show(submission.merge_log());
    if (status < 0) throw offbeat::EnvironmentError("the merge told nothing; see " + submission.merge_log().string());
    return status;
}

}  // namespace

int submit(const Arguments& arguments) {
    const std::string engine = engine_of(arguments);
    const Submission submission = checked(arguments);
    make_empty(submission.results);
    write_scripts(submission);
    return engine == "slurm" ? submit_to_slurm(submission, arguments.is_set("wait")) : submit_here(submission);
}

}  // namespace command

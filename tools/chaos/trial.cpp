#include "trial.hpp"

#include "../selftest/files.hpp"
#include "traces.hpp"

#include <offbeat/merge.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <stdexcept>
#include <thread>

namespace chaos {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr unsigned most_processes = 8;  ///< of a shard; the last ones are left alone
constexpr auto patience = 1500ms;       ///< until all of a run is gone
constexpr auto pause = 2ms;             ///< between two looks; nothing tells when the last trace of a run is gone

template <class Done>
bool await(Done done, std::chrono::milliseconds most) {
    for (const auto until = Clock::now() + most;; std::this_thread::sleep_for(pause)) {
        if (done()) return true;
        if (Clock::now() > until) return false;
    }
}

/// The folders of one run.
struct Place {
    selftest::Folder folder;

    Place() {
        for (const char* name : {"reports", "tmp", "testres", "ticks"}) fs::create_directory(folder.path(name));
    }
    [[nodiscard]] std::string reports(unsigned shard, unsigned of) const {
        return folder.path(of == 1 ? "reports" : "shard-" + std::to_string(shard));
    }
};

std::string status_text(int status) {
    return status < 0 ? "ended by signal " + std::to_string(-status) : "exit status " + std::to_string(status);
}

class Trial {
public:
    Trial(const std::string& suite, const Scenario& scenario, const std::string& run)
        : suite_(suite), scenario_(scenario), mark_(std::to_string(getpid()) + '-' + run) {}

    Result& result() { return result_; }
    /// Copies all that it wrote, for somebody to look at.
    void keep(const std::string& folder) const {
        fs::copy(place_.folder.path(), folder, fs::copy_options::recursive | fs::copy_options::overwrite_existing);
    }
    [[nodiscard]] const std::string reports() const { return place_.reports(0, 1); }

    /// Until a shard's run has come to its end.
    void shard(unsigned number) {
        const std::string folder = place_.reports(number, scenario_.shards());
        bool resume = false;
        ticks_before_ = ticked();  // by the shards before
        for (unsigned attempt = 0; attempt < most_processes; ++attempt) {
            const End end = process(number, attempt, resume, folder);
            if (end.late) return add(Problem::other, "it didn't come to its end" + output());
            if ((end.status == 0 || end.status == 201) && is_finished(folder)) return;
            const bool too_early = resume && end.status == 200 && began_no_journal();
            const bool ended_early = end.status < 0 || end.status > 128 + 1;
            if (!too_early && (!ended_early || end.dealt.runners + end.dealt.signals == 0))
                return add(Problem::other, status_text(end.status) + output());
            resume = !too_early;
            if (scenario_.waits(number, attempt))
                await([&] { return !fs::exists(folder + "/journal.tail") || nobody_left(); }, 5000ms);
        }
        add(Problem::other, "it took more processes than there were blows" + output());
    }

    void merge() {
        offbeat::MergeSettings settings{.folders = {}, .report_dir = reports()};
        for (unsigned shard = 1; shard <= scenario_.shards(); ++shard)
            settings.folders.push_back(place_.reports(shard, scenario_.shards()));
        settings.shards = scenario_.shards();
        settings.reports = scenario_.reports();
        // It tells the console what it makes of them.
        const int console = dup(STDOUT_FILENO);
        const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
        dup2(nowhere, STDOUT_FILENO);
        try {
            offbeat::merge_shards(settings);
        } catch (const std::exception& wrong) {
            add(Problem::other, std::string("merge: ") + wrong.what());
        }
        dup2(console, STDOUT_FILENO);
        close(console);
        close(nowhere);
    }

    /// Of what should all be gone.
    void look_for_traces() {
        if (!await([&] { return nobody_left(); }, patience)) {
            for (const auto& process : marked_processes(mark_)) add(Problem::process, process);
            kill_marked(mark_);
        }
        for (const auto& file : files_below(place_.folder.path("tmp"))) add(Problem::file, "in TMPDIR: " + file);
        for (unsigned shard = 1; shard <= scenario_.shards(); ++shard) {
            for (auto& problem : strange_files(place_.reports(shard, scenario_.shards())))
                result_.problems.push_back(std::move(problem));
        }
    }

private:
    End process(unsigned shard, unsigned attempt, bool resume, const std::string& folder) {
        Victim victim{{suite_, "--report-dir=" + folder, "--testres=" + place_.folder.path("testres"),
                       "--ticks=" + ticks(), "--row-bound=100", "--grace=150ms"},
                      {std::string(mark) + '=' + mark_, "TMPDIR=" + place_.folder.path("tmp")},
                      folder,
                      ticks(),
                      place_.folder.path("output"),
                      scenario_.blows(shard, attempt)};
        const auto& options = scenario_.options();
        victim.words.insert(victim.words.end(), options.begin(), options.end());
        if (scenario_.shards() > 1)
            victim.words.push_back("--shard=" + std::to_string(shard) + '/' + std::to_string(scenario_.shards()));
        if (resume) victim.words.emplace_back("--resume");
        const End end = run(victim);
        ++result_.processes;
        result_.dealt.add(end.dealt);
        std::string& story = result_.story;
        story += "   ";
        for (std::size_t i = 4; i < victim.words.size(); ++i) story += ' ' + victim.words[i];
        for (const auto& blow : victim.blows) story += "; " + text_of(blow);
        story += ": " + status_text(end.status) + '\n';
        return end;
    }

    [[nodiscard]] std::string ticks() const { return place_.folder.path("ticks/rows"); }
    [[nodiscard]] bool nobody_left() const { return marked_processes(mark_).empty(); }
    /// What the last process said. A run that was killed before its journal began has nothing to go on with.
    [[nodiscard]] std::string output() const {
        std::string all = selftest::contents(place_.folder.path("output"));
        return "\n" + all.substr(all.size() < 600 ? 0 : all.size() - 600);
    }
    [[nodiscard]] bool began_no_journal() const {
        const bool none = output().find("--resume: there is no journal") != std::string::npos ||
                          output().find("--resume: no run began in") != std::string::npos;
        return none && ticked() == ticks_before_;
    }
    [[nodiscard]] std::size_t ticked() const { return selftest::contents(ticks()).size(); }
    void add(Problem::Kind kind, const std::string& what) { result_.problems.push_back({kind, what}); }

    std::string suite_;
    const Scenario& scenario_;
    std::string mark_;
    Place place_;
    std::size_t ticks_before_ = 0;
    Result result_;
};

}  // namespace

Names planned_rows(const std::string& suite) {
    Place place;
    Victim victim{{suite, "--report-dir=" + place.reports(0, 1), "--testres=" + place.folder.path("testres"),
                   "--ticks=" + place.folder.path("ticks/rows"), "--row-bound=100", "--grace=150ms", "--jobs=2"},
                  {},
                  place.reports(0, 1),
                  place.folder.path("ticks/rows"),
                  place.folder.path("output")};
    const End end = run(victim);
    if (end.status != 201)
        throw std::runtime_error("the suite alone: " + status_text(end.status) + '\n' +
                                 selftest::contents(victim.output));
    const auto rows = rows_ended(place.reports(0, 1));
    return {rows.begin(), rows.end()};
}

Result try_out(const std::string& suite, const Names& planned, const Scenario& scenario, const std::string& run,
               const std::string& keep) {
    Trial trial(suite, scenario, run);
    for (unsigned shard = 1; shard <= scenario.shards(); ++shard) trial.shard(shard);
    trial.look_for_traces();
    Result& result = trial.result();
    if (result.problems.empty() && scenario.shards() > 1) trial.merge();
    const std::uint64_t hit = result.dealt.workers + result.dealt.guards * scenario.jobs();
    if (result.problems.empty()) result.problems = judge(planned, scenario, trial.reports(), hit);
    result.rows = planned.size();
    if (!keep.empty()) trial.keep(keep);
    return result;
}

}  // namespace chaos

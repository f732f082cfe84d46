#include "report/history.hpp"

#include "json/pull.hpp"
#include "offbeat/error.hpp"
#include "report/wording.hpp"

#include <algorithm>
#include <fstream>
#include <set>

namespace offbeat::report {
namespace {

using json::Pull;

Gate gate_in(Pull& line) {
    Gate gate;
    while (line.next_member()) {
        const auto key = line.key();
        if (key == "group") {
            line.string(gate.group);
        } else if (key == "class") {
            line.string(gate.class_name);
        } else if (key == "method") {
            line.string(gate.method);
        } else if (key == "wanted") {
            gate.wanted = line.number();
        } else if (key == "passed") {
            gate.passed = line.integer();
        } else if (key == "judged") {
            gate.judged = line.integer();
        } else {
            line.skip();
        }
    }
    return gate;
}

void take_counts(Pull& line, PastRun& run) {
    Summary& counts = run.counts;
    while (line.next_member()) {
        const auto key = line.key();
        std::uint64_t* const count = key == "planned"         ? &counts.planned
                                     : key == "run"           ? &counts.run
                                     : key == "passed"        ? &counts.passed
                                     : key == "failed"        ? &counts.failed
                                     : key == "broken"        ? &counts.broken
                                     : key == "skipped"       ? &counts.skipped
                                     : key == "flaky"         ? &counts.flaky
                                     : key == "knownBug"      ? &counts.known_bug
                                     : key == "notConfigured" ? &counts.not_configured
                                                              : nullptr;
        if (count != nullptr) {
            *count = line.integer();
        } else if (key == "green") {
            run.green = line.boolean();
        } else {
            line.skip();
        }
    }
}

PastRun run_in(const std::string& text) {
    PastRun run;
    std::string scratch;
    Pull line(text);
    while (line.next_member()) {
        const auto key = line.key();
        if (key == "started") {
            line.string(run.started);
        } else if (key == "revision") {
            line.string(run.revision);
        } else if (key == "seed") {
            run.seed = static_cast<std::uint32_t>(line.integer());
        } else if (key == "seconds") {
            run.seconds = line.number();
        } else if (key == "joined") {
            run.joined = line.boolean();
        } else if (key == "summary") {
            take_counts(line, run);
        } else if (key == "gates") {
            while (line.next_item()) run.counts.gates.push_back(gate_in(line));
        } else if (key == "unnoted") {
            run.unnoted = line.integer();
        } else if (key == "rows") {
            while (line.next_member()) {
                std::string name;
                line.name(name);
                line.string(scratch);
                run.rows.emplace(std::move(name), status_of(scratch));
            }
        } else {
            line.skip();
        }
    }
    if (!line.at_end()) throw Error("something stands behind the object");
    return run;
}

bool is_verdict(Status status) {
    return is_good(status) || is_bad(status);
}

}  // namespace

std::vector<PastRun> read_history(const std::string& report_dir) {
    std::vector<PastRun> runs;
    std::ifstream in(report_dir + '/' + history_file, std::ios::binary);
    for (std::string line; std::getline(in, line);) {
        // Somebody may have cut or edited it: what is lost of the past is no reason to lose a report.
        try {
            runs.push_back(run_in(line));
        } catch (const Error&) {
            continue;
        }
    }
    if (runs.size() > most_past_runs)
        runs.erase(runs.begin(), runs.begin() + static_cast<std::ptrdiff_t>(runs.size() - most_past_runs));
    return runs;
}

std::vector<std::optional<Status>> statuses_of(const std::vector<PastRun>& runs, const std::string& row) {
    std::vector<std::optional<Status>> all;
    for (const auto& run : runs) {
        const auto found = run.rows.find(row);
        all.push_back(found == run.rows.end() ? std::nullopt : std::optional(found->second));
    }
    return all;
}

std::vector<UnsteadyRow> unsteady_rows(const std::vector<PastRun>& runs, std::size_t most) {
    std::set<std::string> names;
    for (const auto& run : runs) {
        for (const auto& [name, status] : run.rows) names.insert(name);
    }
    std::vector<UnsteadyRow> all;
    for (const auto& name : names) {
        UnsteadyRow row{name};
        std::optional<bool> before;
        for (const auto& status : statuses_of(runs, name)) {
            if (!status || !is_verdict(*status)) continue;
            if (*status == Status::flaky) ++row.flaky;
            if (before && *before != is_good(*status)) ++row.switches;
            before = is_good(*status);
        }
        if (row.switches + row.flaky > 0) all.push_back(std::move(row));
    }
    std::ranges::stable_sort(all, std::greater<>(), [](const auto& row) { return row.switches + row.flaky; });
    if (all.size() > most) all.resize(most);
    return all;
}

}  // namespace offbeat::report

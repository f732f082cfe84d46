#include "offbeat/merge.hpp"

#include "account.hpp"
#include "gates.hpp"
#include "make_reporters.hpp"
#include "merge/part.hpp"
#include "merge/sums.hpp"
#include "merge/verdicts.hpp"
#include "merge/whole_line.hpp"
#include "offbeat/error.hpp"
#include "report/wording.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

namespace offbeat {
namespace {

using merge::Part;

std::vector<Part> read_heads(const MergeSettings& settings) {
    std::vector<Part> parts;
    for (const auto& folder : settings.folders) {
        std::error_code unknown;
        if (settings.journal && std::filesystem::equivalent(folder, settings.report_dir, unknown))
            throw Error(folder + " is a shard's; the reports of the whole need a folder of their own");
        parts.push_back(merge::read_head(folder));
        if (parts.back().run.program != parts.front().run.program)
            throw Error(parts.front().folder + " has rows of " + parts.front().run.program + ", and " + folder +
                        " of " + parts.back().run.program);
    }
    if (parts.empty()) throw Error("there are no shards to join");
    std::ranges::stable_sort(parts, {}, [](const Part& part) { return part.run.shard.number; });
    return parts;
}

std::string text_of(const std::vector<std::string>& gates) {
    std::string out;
    for (const auto& gate : gates) out += (out.empty() ? "--gate=" : " --gate=") + gate;
    return out.empty() ? "no gates" : out;
}

/// The gates that are asked for, or those by which all parts were judged already: one run's reports, made again, are
/// judged as it was, and so is a whole.
const std::vector<std::string>& gates_of(const MergeSettings& settings, const std::vector<Part>& parts) {
    if (!settings.gates.empty()) return settings.gates;
    const auto& gates = parts.front().run.gates;
    for (const auto& part : parts) {
        if (part.run.gates != gates)
            throw Error(parts.front().folder + " was judged by " + text_of(gates) + ", and " + part.folder + " by " +
                        text_of(part.run.gates) + "; say which gates the whole has: --gate=GROUP=PERCENT");
    }
    return gates;
}

/// Which of so many shards are here.
JoinedShards joined(const std::vector<Part>& parts, unsigned shards) {
    std::set<unsigned> here;
    for (const auto& part : parts) {
        if (part.run.shard.given()) here.insert(part.run.shard.number);
    }
    JoinedShards found{static_cast<unsigned>(here.size())};
    for (unsigned number = 1; number <= shards; ++number) {
        if (!here.contains(number)) found.missing.push_back(number);
    }
    return found;
}

/// The run of which all parts are. Each part learns how late it began.
RunStarted whole_of(std::vector<Part>& parts, const std::string& report_dir) {
    constexpr std::size_t most_named = 3;
    RunStarted whole = parts.front().run;
    whole.report_dir = report_dir;
    whole.shard = {};
    whole.planned = 0;
    std::set<std::string> hosts;
    const auto begun = [](const RunStarted& run) { return report::milliseconds_of(run.started); };
    for (const auto& part : parts) {
        hosts.insert(part.run.host);
        if (begun(part.run) < begun(whole)) whole.started = part.run.started;
        whole.planned = std::max(whole.planned, part.run.shard.all.rows);
    }
    for (auto& part : parts) part.late = static_cast<double>(begun(part.run) - begun(whole)) / 1000;
    whole.host.clear();
    for (const auto& host : hosts) whole.host += (whole.host.empty() ? "" : ", ") + host;
    if (hosts.size() > most_named) whole.host = std::to_string(hosts.size()) + " hosts";
    return whole;
}

/// All methods in the plan's order, of which each part knows those that it has rows of.
std::vector<const MethodPlan*> methods_of(const std::vector<Part>& parts) {
    std::vector<const MethodPlan*> all;
    for (const auto& part : parts) {
        auto place = all.begin();
        for (const auto& method : part.methods) {
            const auto known = std::ranges::find_if(all, [&](const MethodPlan* other) {
                return other->method == method.method && other->class_name == method.class_name;
            });
            place = (known != all.end() ? known : all.insert(place, &method)) + 1;
        }
    }
    return all;
}

void tell(Audience& audience, Summary& summary, const std::vector<merge::Trouble>& troubles) {
    if (troubles.empty()) return;
    MethodPlan plan;
    plan.class_name = "Shards";
    plan.method = "merge";
    plan.description = "what doesn't add up";
    plan.rows = troubles.size();
    summary.planned += plan.rows;
    audience.tell(plan);
    std::set<std::string> ids;
    for (const auto& trouble : troubles) {
        Row row;
        row.id = trouble.row;
        for (int count = 2; !ids.insert(row.id).second; ++count) row.id = trouble.row + '_' + std::to_string(count);
        row.description = "the shards' journals add up";
        const std::vector<Failure> none;
        ++summary.run;
        audience.tell(RowStarted{plan, row});
        summary.count(Status::broken, plan, row);
        audience.tell(RowFinished{plan, row, Status::broken, trouble.text, none, 0, ""});
    }
}

}  // namespace

bool merge_shards(const MergeSettings& settings) {
    std::vector<Part> parts = read_heads(settings);
    const auto& gates = gates_of(settings, parts);
    Audience audience(make_reporters(settings.reports, settings.report_dir, stdout, settings.journal));
    Summary summary;
    const bool alone = !settings.journal && parts.size() == 1 && settings.shards == 0;
    if (alone) {
        summary.whole = parts.front().whole;
        parts.front().whole = true;
    }
    summary.gates = read_gates(gates);
    Account account(audience, summary);
    merge::Verdicts verdicts(account, summary);

    RunStarted whole = whole_of(parts, settings.report_dir);
    whole.gates = gates;
    if (alone) {
        whole.planned = parts.front().run.planned;
        if (!summary.whole) whole.shard = parts.front().run.shard;
    }
    const unsigned shards = settings.shards > 0 ? settings.shards : parts.front().run.shard.of;
    if (!alone) whole.command_line = merge::common_line(parts);
    // A whole that is read again says itself what it was joined of.
    if (!alone && (parts.size() > 1 || parts.front().run.shard.given())) whole.shards = joined(parts, shards);
    account.on(whole);
    for (const MethodPlan* method : methods_of(parts)) verdicts.plan(*method);
    const bool contents = audience.needs_contents();
    double seconds = 0;
    for (auto& part : parts) {
        verdicts.begin(part);
        merge::read_rows(part, verdicts, contents);
        seconds = std::max(seconds, part.late + part.seconds);
    }
    auto troubles = alone ? std::vector<merge::Trouble>() : merge::trouble_with(parts, shards);
    merge::find_trouble(parts, verdicts, summary.planned, troubles);
    tell(audience, summary, troubles);
    audience.tell(RunFinished{summary, seconds});
    if (!audience.trouble().empty()) throw Error(audience.trouble());
    return summary.green();
}

}  // namespace offbeat

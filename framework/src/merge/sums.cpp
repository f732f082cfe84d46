#include "merge/sums.hpp"

namespace offbeat::merge {
namespace {

std::string number(std::uint64_t count) {
    return std::to_string(count);
}

std::string rows(std::uint64_t count) {
    return number(count) + (count == 1 ? " row" : " rows");
}

constexpr std::size_t most_named = 20;

void tell_numbers(std::vector<Trouble>& all, const std::vector<Part>& parts, unsigned shards) {
    for (unsigned wanted = 1; wanted <= shards; ++wanted) {
        std::string folders;
        std::size_t found = 0;
        for (const auto& part : parts) {
            if (part.run.shard.number != wanted) continue;
            folders += (found++ == 0 ? "" : " and ") + part.folder;
        }
        const std::string which = number(wanted) + " of " + number(shards);
        if (found == 0)
            all.push_back({"shard_" + number(wanted), "shard " + which + " is missing, and the verdicts of its rows; " +
                                                          parts.front().run.executable + " --list --shard=" +
                                                          number(wanted) + '/' + number(shards) + " names them"});
        if (found > 1) all.push_back({"shard_" + number(wanted), "shard " + which + " is there twice: " + folders});
    }
}

}  // namespace

std::vector<Trouble> trouble_with(const std::vector<Part>& parts, unsigned shards) {
    std::vector<Trouble> all;
    tell_numbers(all, parts, shards);
    const Part& first = parts.front();
    for (const auto& part : parts) {
        const Shard& shard = part.run.shard;
        const std::string id = "shard_" + number(shard.number);
        if (shard.of != shards)
            all.push_back({id, "shard " + number(shard.number) + " is one of " + number(shard.of) + ", not of " +
                                   number(shards) + ": " + part.folder});
        if (shard.all != first.run.shard.all)
            all.push_back({id, part.name() + " is a part of other rows than " + first.name() + ": " +
                                   rows(shard.all.rows) + " in all, and " + number(first.run.shard.all.rows)});
        if (shard.balance != first.run.shard.balance)
            all.push_back({id, part.name() + " was balanced by other durations than " + first.name() +
                                   "; --durations must name the same for all"});
    }
    return all;
}

void find_trouble(std::vector<Part>& parts, const Verdicts& verdicts, std::uint64_t& planned,
                  std::vector<Trouble>& all) {
    for (const auto& part : parts) {
        const std::uint64_t lost = part.run.planned > part.reported ? part.run.planned - part.reported : 0;
        if (part.finished && lost == 0) continue;
        all.push_back({part.name().replace(5, 1, "_"),
                       part.name() + (part.finished ? " came to its end, and " : " didn't come to its end; ") +
                           number(lost) + " of its " + rows(part.run.planned) + " have no verdict: " + part.folder});
    }
    if (parts.size() == 1 && parts.front().whole) return;
    RowTally reported;
    bool adds_up = true;
    for (const auto& method : verdicts.methods()) {
        if (!method.planned) continue;
        if (method.plan.counted) {
            reported.rows += method.reported.rows;
            reported.digest += method.reported.digest;
            continue;
        }
        const std::string name = method.plan.class_name + '.' + method.plan.method;
        const std::string id = method.plan.class_name + '_' + method.plan.method;
        if (method.differ) all.push_back({id, "the shards disagree on the rows of " + name});
        if (method.ends.empty()) all.push_back({id, "no shard has seen the last row of " + name});
        if (method.differ || method.ends.empty()) continue;
        adds_up = adds_up && method.streamed == method.reported;
        if (method.streamed.rows <= method.reported.rows) continue;
        const std::uint64_t lost = method.streamed.rows - method.reported.rows;
        planned += lost;
        all.push_back(
            {id, number(lost) + " of the " + rows(method.streamed.rows) + " of " + name + " have no verdict"});
    }
    if (adds_up && reported == parts.front().run.shard.all) return;
    std::size_t count = 0;
    for (auto& text : reported_twice(parts, most_named)) all.push_back({"twice_" + number(++count), std::move(text)});
    if (all.empty()) all.push_back({"rows", "the rows that were reported aren't those that were planned"});
}

}  // namespace offbeat::merge

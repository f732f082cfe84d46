#include "report/wording.hpp"

namespace offbeat::report {
namespace {

std::string rows(std::uint64_t count) {
    return std::to_string(count) + (count == 1 ? " row" : " rows");
}

/// Adds `, 1 broke`; the first part is told out of how many.
void add_part(std::string& out, std::uint64_t count, std::uint64_t of, const char* verb) {
    if (count == 0) return;
    out += out.empty() ? std::to_string(count) + " of " + rows(of) : ", " + std::to_string(count);
    out += verb;
}

}  // namespace

std::uint64_t count_of(const Summary& summary, Status status) {
    switch (status) {
    case Status::passed:
        return summary.passed;
    case Status::failed:
        return summary.failed;
    case Status::broken:
        return summary.broken;
    case Status::skipped:
        return summary.skipped;
    case Status::not_configured:
        return summary.not_configured;
    case Status::flaky:
        return summary.flaky;
    case Status::known_bug:
        return summary.known_bug;
    }
    return 0;
}

Status worst_of(const Summary& counts) {
    for (const Status status :
         {Status::failed, Status::broken, Status::not_configured, Status::skipped, Status::known_bug, Status::flaky}) {
        if (count_of(counts, status) > 0) return status;
    }
    return counts.passed > 0 ? Status::passed : Status::skipped;  // no row at all: nothing was proved
}

std::string counts_text(const Summary& summary) {
    std::string out;
    for (const Status status : all_statuses) {
        const std::uint64_t count = count_of(summary, status);
        if (count == 0) continue;
        if (!out.empty()) out += ", ";
        out += std::to_string(count) + ' ' + to_string(status);
    }
    return out.empty() ? "nothing" : out;
}

std::string account_text(const Summary& summary, bool unicode) {
    const char* differs = unicode ? " ≠ " : " != ";
    std::string out = std::to_string(summary.planned) + " planned";
    out += (summary.planned == summary.run ? " = " : differs) + std::to_string(summary.run) + " run";
    out += (summary.run == summary.reported() ? " = " : differs) + std::to_string(summary.reported()) + " reported";
    return out;
}

std::string verdict_text(const Summary& summary) {
    const std::uint64_t all = summary.reported();
    if (summary.planned == 0 && all == 0) return "No row was planned: nothing was tested";
    std::string out;
    add_part(out, summary.failed, all, " failed");
    add_part(out, summary.broken, all, " broke");
    add_part(out, summary.not_configured, all,
             summary.not_configured == 1 ? " isn’t configured" : " aren’t configured");
    const std::uint64_t good = summary.passed + summary.flaky;
    if (out.empty() && good == all && all > 0) out = all == 1 ? "The row passed" : "All " + rows(all) + " passed";
    if (out.empty() && good > 0) out = std::to_string(good) + " of " + rows(all) + " passed";
    if (good != all) add_part(out, summary.skipped, all, summary.skipped == 1 ? " was skipped" : " were skipped");
    if (summary.known_bug > 0) {
        if (!out.empty()) out += ", ";
        out += std::to_string(summary.known_bug) +
               (summary.known_bug == 1 ? " failed by its known bug" : " failed by their known bugs");
    }
    if (summary.flaky > 0)
        out += "; " + std::to_string(summary.flaky) + (summary.flaky == 1 ? " of them is flaky" : " of them are flaky");
    // a failure is a finding; breakage and skipping are none
    if (good + summary.failed == 0) out += (out.empty() ? "Nothing" : "; nothing") + std::string(" was proved");
    if (!summary.gates.empty()) out += summary.green() ? "; every gate is green" : "; not every gate is green";
    if (all < summary.planned) {
        const std::uint64_t lost = summary.planned - all;
        out += "; " + rows(lost) + (lost == 1 ? " was" : " were") + " planned and never reported";
    }
    return out;
}

}  // namespace offbeat::report

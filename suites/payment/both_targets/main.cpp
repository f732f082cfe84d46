// The proof that the targets are one: runs the payment rows on a Docker engine, and compares each verdict with that of
// the same row on local processes, from the report of the run before. Where no engine answers it says so, and is
// skipped.
//
//     payment-both-targets PROGRAM PROCESS_REPORT --report-dir=DIR [OPTION…]

#include "offbeat/stack/stack.hpp"
#include "offbeat/text.hpp"
#include "support/reported_run.hpp"

#include <exception>
#include <iostream>
#include <map>
#include <string>
#include <vector>

namespace {

/// As test drivers know it: nothing was tested.
constexpr int skipped_status = 77;

/// What became of a row: its status, and where it is an outage's, what the books said.
struct Verdict {
    std::string verdict = "not run";
    std::string because = {};  ///< the reason why it isn't passed, and the first of its failures
};
using Verdicts = std::map<std::string, Verdict>;

Verdicts verdicts(const boost::json::object& report) {
    Verdicts all;
    for (const auto& row : report.at("rows").as_array()) {
        Verdict verdict{std::string(row.at("status").as_string())};
        std::vector<std::string> reasons;
        const auto give = [&](const boost::json::string& reason) {
            if (!reason.empty()) reasons.emplace_back(reason);
        };
        give(row.at("cause").as_string());
        const auto& labels = row.at("labels").as_object();
        if (const auto* books = labels.if_contains("verdict"))
            verdict.verdict += ", " + std::string(books->as_string());
        const auto& failures = row.at("failures").as_array();
        if (!failures.empty()) give(failures.front().at("message").as_string());
        for (const auto* why : {"struckAgain", "disturbed"}) {
            if (const auto* label = labels.if_contains(why))
                reasons.push_back(why + (": " + std::string(label->as_string())));
        }
        verdict.because = offbeat::join(reasons, "; ");
        all[std::string(row.at("class").as_string()) + '/' + std::string(row.at("id").as_string())] = verdict;
    }
    return all;
}

Verdict of(const Verdicts& verdicts, const std::string& row) {
    const auto found = verdicts.find(row);
    return found == verdicts.end() ? Verdict{} : found->second;
}

std::string shown(const Verdict& verdict) {
    return verdict.because.empty() ? verdict.verdict : verdict.verdict + " (" + verdict.because + ')';
}

int compare(const boost::json::object& process, const boost::json::object& docker) {
    const auto here = verdicts(process);
    const auto there = verdicts(docker);
    unsigned differ = 0;
    for (const auto* rows : {&here, &there}) {
        for (const auto& entry : *rows) {
            const std::string& row = entry.first;
            const Verdict ours = of(here, row), theirs = of(there, row);
            if (ours.verdict == theirs.verdict || (rows == &there && here.contains(row))) continue;
            ++differ;
            std::cout << row << ": process " << shown(ours) << "; docker " << shown(theirs) << '\n';
        }
    }
    std::cout << there.size() << " rows on Docker, " << here.size() << " on processes, " << differ
              << " verdicts differ\n";
    return differ == 0 && !there.empty() && docker.at("summary").at("green").as_bool() ? 0 : 1;
}

}  // namespace

int main(int argc, char* argv[]) {
    const std::string option = "--report-dir=";
    if (argc < 4 || !std::string(argv[3]).starts_with(option)) {
        std::cerr << "usage: payment-both-targets PROGRAM PROCESS_REPORT --report-dir=DIR [OPTION…]\n";
        return 2;
    }
    try {
        const auto choice = offbeat::stack::choose_target("");
        if (choice.target != "docker") {
            std::cout << "the payment rows on Docker: skipped, " << choice.reason << '\n';
            return skipped_status;
        }
        std::vector<std::string> command = {argv[1], "--outage-target=docker"};
        command.insert(command.end(), argv + 4, argv + argc);
        return compare(support::read_report(argv[2]),
                       support::reported_run(command, std::string(argv[3]).substr(option.size())));
    } catch (const std::exception& failure) {
        std::cerr << "payment-both-targets: " << failure.what() << '\n';
        return 3;
    }
}

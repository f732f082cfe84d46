#include "judge.hpp"

#include "../selftest/files.hpp"
#include "kinds.hpp"
#include "traces.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <filesystem>
#include <map>

namespace chaos {
namespace {

using boost::json::value;
using selftest::contents;

struct Verdict {
    std::string status, cause;
    int failures = 0;
    int times = 0;
};
using Verdicts = std::map<std::string, Verdict>;

std::string text(const value& object, const char* key) {
    const auto* found = object.as_object().if_contains(key);
    return found == nullptr ? "" : std::string(found->as_string());
}

std::string name_of_row(const value& row) {
    return text(row, "class") + '.' + text(row, "method") + '/' + text(row, "id");
}

template <class Take>
void each_line(const std::string& file, Take take) {
    const std::string all = contents(file);
    for (std::size_t begin = 0; begin < all.size();) {
        const std::size_t end = all.find('\n', begin);
        if (end == std::string::npos) throw std::runtime_error(file + ": its last line has no end");
        take(boost::json::parse(std::string_view(all).substr(begin, end - begin)));
        begin = end + 1;
    }
}

Verdicts of_journal(const std::string& report_dir, value& summary) {
    Verdicts verdicts;
    std::map<std::int64_t, int> failures;  // of what each worker is at
    each_line(report_dir + "/journal.jsonl", [&](const value& event) {
        const std::string kind = text(event, "event");
        if (kind == "run-finished") summary = event.at("summary");
        if (kind == "row-started") failures[event.at("worker").as_int64()] = 0;
        if (kind == "failure") ++failures[event.at("worker").as_int64()];
        if (kind != "row" && kind != "row-finished") return;
        Verdict& verdict = verdicts[name_of_row(event)];
        verdict.status = text(event, "status");
        verdict.cause = text(event, "cause");
        verdict.failures = kind == "row" ? 0 : failures[event.at("worker").as_int64()];
        ++verdict.times;
    });
    return verdicts;
}

Verdicts of_report(const value& report) {
    Verdicts verdicts;
    for (const auto& row : report.at("rows").as_array()) {
        Verdict& verdict = verdicts[name_of_row(row)];
        verdict.status = text(row, "status");
        verdict.cause = text(row, "cause");
        verdict.failures = static_cast<int>(row.at("failures").as_array().size());
        ++verdict.times;
    }
    return verdicts;
}

std::map<std::string, int> cases_of_junit(const std::string& xml) {
    std::map<std::string, int> cases;
    const std::string_view begin = "<testcase ";
    for (auto at = xml.find(begin); at != std::string::npos; at = xml.find(begin, at + 1))
        ++cases[xml.substr(at, xml.find(" time=", at) - at)];
    return cases;
}

bool was_killed(const Verdict& verdict) {
    return verdict.status == "broken" && (verdict.cause.starts_with("SIGKILL ended the process") ||
                                          verdict.cause.find("workers' guard") != std::string::npos);
}

class Judge {
public:
    Judge(const Names& planned, std::uint64_t may_be_killed) : planned_(planned), may_be_killed_(may_be_killed) {}

    void rows(const Verdicts& verdicts, const std::string& where) {
        std::uint64_t killed = 0;
        for (const auto& name : planned_) {
            if (!verdicts.contains(name)) add(Problem::lost, name + " is not in " + where);
        }
        for (const auto& [name, verdict] : verdicts) {
            if (verdict.times > 1)
                add(Problem::twice, name + " is in " + where + ' ' + std::to_string(verdict.times) + " times");
            const bool hit = was_killed(verdict);
            killed += hit ? 1 : 0;
            // What comes after the rows of a class is told only where something happens to it.
            if (!planned_.contains(name) && !(hit && name.find("/after_class") != std::string::npos))
                add(Problem::verdict, name + " was never planned: " + verdict.cause);
            if (planned_.contains(name) && !hit) row(name, verdict, where);
        }
        if (killed > may_be_killed_)
            add(Problem::verdict, std::to_string(killed) + " rows were told to be killed in " + where + ", and " +
                                      std::to_string(may_be_killed_) + " may have been");
    }
    void row(const std::string& name, const Verdict& verdict, const std::string& where) {
        const Kind* kind = kind_of(name.substr(name.rfind('/') + 1));
        if (kind != nullptr && verdict.status == kind->status && verdict.failures == kind->failures &&
            verdict.cause.find(kind->cause) != std::string::npos)
            return;
        add(Problem::verdict, name + " in " + where + ": " + verdict.status + ", " + std::to_string(verdict.failures) +
                                  " failures, " + verdict.cause.substr(0, 200));
    }
    void count(const value& summary, std::size_t rows, const std::string& where) {
        const auto told = [&](const char* key) { return summary.at(key).as_int64(); };
        std::int64_t reported = 0;
        for (const char* status : {"passed", "failed", "broken", "skipped", "notConfigured"}) reported += told(status);
        const auto all = static_cast<std::int64_t>(rows);
        if (told("planned") != all || told("run") != all || reported != all)
            add(Problem::other, where + " has " + std::to_string(rows) + " rows, and " + serialized(summary));
    }
    void same(const Verdicts& journal, const Verdicts& report) {
        for (const auto& [name, verdict] : journal) {
            const auto found = report.find(name);
            if (found == report.end() || found->second.status != verdict.status || found->second.cause != verdict.cause)
                add(Problem::verdict, name + " has other verdicts in journal.jsonl and report.json");
        }
    }
    void add(Problem::Kind kind, const std::string& what) { problems.push_back({kind, what}); }

    std::vector<Problem> problems;

private:
    static std::string serialized(const value& summary) {
        std::string all;
        for (const auto& [key, number] : summary.as_object()) {
            if (number.is_int64())
                all += (all.empty() ? "" : ", ") + std::string(key) + ' ' + std::to_string(number.as_int64());
        }
        return all;
    }

    const Names& planned_;
    std::uint64_t may_be_killed_;
};

}  // namespace

std::vector<std::string> rows_ended(const std::string& report_dir) {
    value ignored;
    std::vector<std::string> names;
    for (const auto& [name, verdict] : of_journal(report_dir, ignored)) names.push_back(name);
    return names;
}

bool is_finished(const std::string& report_dir) {
    const std::string journal = contents(report_dir + "/journal.jsonl");
    const auto last = journal.size() < 2 ? std::string::npos : journal.rfind('\n', journal.size() - 2);
    return journal.find("\"event\":\"run-finished\"", last == std::string::npos ? 0 : last) != std::string::npos;
}

std::vector<Problem> judge(const Names& planned, const Scenario& scenario, const std::string& report_dir,
                           std::uint64_t may_be_killed) {
    Judge judge(planned, may_be_killed);
    try {
        value summary;
        const Verdicts journal = of_journal(report_dir, summary);
        judge.rows(journal, "journal.jsonl");
        if (summary.is_null()) {
            judge.add(Problem::other, "journal.jsonl doesn't end with the run's end");
        } else {
            judge.count(summary, journal.size(), "journal.jsonl");
        }
        if (scenario.writes("json")) {
            const value report = boost::json::parse(contents(report_dir + "/report.json"));
            const Verdicts verdicts = of_report(report);
            judge.rows(verdicts, "report.json");
            judge.count(report.at("summary"), verdicts.size(), "report.json");
            judge.same(journal, verdicts);
        }
        if (scenario.writes("junit")) {
            const auto cases = cases_of_junit(contents(report_dir + "/junit.xml"));
            for (const auto& [name, times] : cases) {
                if (times > 1) judge.add(Problem::twice, name + " is in junit.xml several times");
            }
            if (cases.size() != journal.size())
                judge.add(cases.size() < journal.size() ? Problem::lost : Problem::twice,
                          "junit.xml has " + std::to_string(cases.size()) + " cases, and journal.jsonl " +
                              std::to_string(journal.size()) + " rows");
        }
        if (scenario.writes("html") && contents(report_dir + "/index.html").find("</html>") == std::string::npos)
            judge.add(Problem::lost, "index.html isn't there, or not to its end");
    } catch (const std::exception& wrong) {
        judge.add(Problem::other, wrong.what());
    }
    return judge.problems;
}

std::vector<Problem> strange_files(const std::string& report_dir) {
    static const std::set<std::string> known = {"index.html",
                                                "report.json",
                                                "junit.xml",
                                                "durations.jsonl",
                                                "failed.txt",
                                                "history.jsonl",
                                                "issues.md",
                                                "last-failed.txt",
                                                "failed-suite.xml",
                                                "journal.jsonl",
                                                "journal.interrupted.jsonl"};
    std::vector<Problem> problems;
    for (const auto& file : files_below(report_dir)) {
        if (!known.contains(file)) problems.push_back({Problem::file, "in the report folder: " + file});
    }
    return problems;
}

}  // namespace chaos

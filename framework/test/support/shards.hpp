#pragma once

#include "offbeat/error.hpp"
#include "offbeat/merge.hpp"
#include "report/builtin.hpp"
#include "shard/partition.hpp"
#include "support/fake_run.hpp"
#include "support/temp_dir.hpp"

#include <boost/json.hpp>

#include <map>
#include <string>
#include <vector>

namespace offbeat::test {

/// What one shard does otherwise than it should.
struct Oddity {
    unsigned shard = 0;                       ///< which; 0: none
    std::size_t lost = 0;                     ///< so many of its rows have no verdict
    bool killed = false;                      ///< in the midst of its last row
    std::size_t foreign = 0;                  ///< so many rows of another shard it runs, too
    bool late = false;                        ///< an after-class method failed, in each of them
    std::size_t streamed = 0;                 ///< rows of a method that streams, beside
    std::vector<std::string> gates = {};      ///< of all shards
    std::string words = {};                   ///< of its command line, besides
    std::vector<std::string> own_gates = {};  ///< of this one, besides
};

/// Shards of the mixed run, each with a journal of its own, and what they come to.
class Shards {
public:
    explicit Shards(unsigned of, const Oddity& odd = {}) {
        for (unsigned number = 1; number <= of; ++number) {
            folders.push_back(dir_.file("shard-" + std::to_string(number)));
            write(number, of, odd);
        }
    }

    bool merge(unsigned shards = 0) {
        settings.folders = folders;
        settings.report_dir = dir_.file("whole");
        settings.shards = shards;
        settings.reports = {"json", "junit"};
        const bool green = merge_shards(settings);
        report_ = boost::json::parse(read_file(dir_.file("whole/report.json")));
        return green;
    }

    [[nodiscard]] std::int64_t count(const char* what) const { return report_.at("summary").at(what).as_int64(); }
    /// Of rows of the class Shards, what they say.
    [[nodiscard]] std::map<std::string, std::string> troubles() const {
        std::map<std::string, std::string> all;
        for (const auto& row : report_.at("rows").as_array()) {
            if (row.at("class").as_string() == "Shards")
                all[row.at("id").as_string().c_str()] = row.at("cause").as_string().c_str();
        }
        return all;
    }
    [[nodiscard]] std::map<std::string, int> rows() const {
        std::map<std::string, int> all;
        for (const auto& row : report_.at("rows").as_array())
            ++all[std::string(row.at("class").as_string()) + '.' + row.at("method").as_string().c_str() + '.' +
                  row.at("id").as_string().c_str()];
        return all;
    }
    [[nodiscard]] std::string command_line() const {
        const auto* const line = report_.as_object().if_contains("commandLine");
        return line == nullptr ? std::string() : std::string(line->as_string());
    }
    [[nodiscard]] std::string shards() const { return boost::json::serialize(report_.at("shards")); }
    [[nodiscard]] double duration() const { return report_.at("duration").to_number<double>(); }
    [[nodiscard]] std::string gate(std::size_t which) const {
        return report_.at("gates").at(which).at("group").as_string().c_str();
    }
    [[nodiscard]] std::string file(const std::string& name) const { return dir_.file(name); }

    std::vector<std::string> folders;
    MergeSettings settings;

private:
    void write(unsigned number, unsigned of, const Oddity& odd) {
        const bool is_odd = odd.shard == number;
        const FakeRun run = voucher_run(folders.back());
        shard::Partition partition({number, of}, {});
        struct Own {
            const MethodPlan* plan;
            std::vector<const FakeRow*> rows = {};
        };
        std::vector<Own> methods;
        std::size_t foreign = is_odd ? odd.foreign : 0;
        RunStarted started = run.started;
        started.planned = 0;
        for (const auto& method : run.methods) {
            Own own{&method.plan};
            for (const auto& row : method.rows) {
                const bool mine = partition.mine(method.plan, row.row.id);
                if (mine) ++started.planned;
                if (mine || (foreign > 0 && foreign-- > 0)) own.rows.push_back(&row);
            }
            if (!own.rows.empty()) methods.push_back(own);
        }
        started.shard = partition.shard();
        started.command_line = "out/voucher --shard=" + std::to_string(number) + "/9 --run_test='a b' --report-dir '" +
                               folders.back() + "/it'\\''s' --jobs=2" + (is_odd ? odd.words : "");
        started.gates = odd.gates;
        if (is_odd) started.gates.insert(started.gates.end(), odd.own_gates.begin(), odd.own_gates.end());
        started.started.replace(17, 2, std::to_string(30 + number));
        const auto journal = report::make_journal(folders.back());
        journal->on(started);
        for (const auto& method : methods) journal->on(*method.plan);
        MethodPlan stream;
        stream.class_name = "StreamTest";
        stream.method = "testMany";
        stream.counted = false;
        if (odd.streamed > 0) journal->on(stream);
        const std::vector<Failure> none;
        Summary summary;
        for (const auto& method : methods) {
            const std::size_t lost = is_odd && &method == &methods.back() ? odd.lost : 0;
            for (std::size_t i = 0; i + lost < method.rows.size(); ++i) {
                const FakeRow& row = *method.rows[i];
                journal->on(RowStarted{*method.plan, row.row});
                if (is_odd && odd.killed && i + lost + 1 == method.rows.size()) return;
                journal->on(RowFinished{*method.plan, row.row, row.status, row.cause, row.failures, row.seconds, ""});
            }
        }
        if (odd.streamed > 0) {
            RowTally all;
            for (std::size_t i = 0; i < odd.streamed; ++i) {
                Row row;
                row.id = "row_" + std::to_string(i);
                if (!partition.mine(stream, row.id, all) || (is_odd && i == odd.streamed / 2)) continue;
                journal->on(RowStarted{stream, row});
                journal->on(RowFinished{stream, row, Status::passed, "", none, 0.001, ""});
            }
            journal->on(StreamEnded{stream, all});
        }
        if (odd.late) {
            MethodPlan late;
            late.class_name = run.methods.front().plan.class_name;
            late.method = "after_class";
            late.rows = 1;
            Row row;
            row.id = "after_class";
            journal->on(late);
            journal->on(RowStarted{late, row});
            journal->on(RowFinished{late, row, Status::broken, "the after-class method failed", none, 0, ""});
        }
        journal->on(RunFinished{summary, 2.5});
    }

    TempDir dir_;
    boost::json::value report_;
};

/// A run of which `status` is the third row's, as a journal has it; or one that ends with it.
inline void write_run(const std::string& folder, Status status, bool killed = false) {
    FakeRun run = voucher_run(folder);
    const auto journal = report::make_journal(folder);
    journal->on(run.started);
    const auto& method = run.methods.front();
    journal->on(method.plan);
    Summary summary;
    const std::vector<Attempt> tries(status == Status::flaky ? 1 : 0);
    for (std::size_t i = 0; i < method.rows.size(); ++i) {
        const FakeRow& row = method.rows[i];
        const double at = static_cast<double>(i);
        journal->on(RowStarted{method.plan, row.row, 0, at});
        if (killed && i == 3) return;
        for (const auto& attempt : i == 2 ? tries : std::vector<Attempt>())
            journal->on(RowRetried{method.plan, row.row, attempt});
        journal->on(RowFinished{method.plan,
                                row.row,
                                i == 2 ? status : Status::passed,
                                "",
                                {},
                                0.5,
                                "",
                                0,
                                true,
                                i == 2 ? tries : RowFinished::no_attempts,
                                at});
    }
    journal->on(RunFinished{summary, 60});
}

inline std::string refusal(Shards& shards) {
    try {
        shards.merge();
    } catch (const Error& wrong) {
        return wrong.what();
    }
    return "merged";
}

}  // namespace offbeat::test

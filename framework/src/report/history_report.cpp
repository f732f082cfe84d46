#include "offbeat/error.hpp"
#include "offbeat/json_text.hpp"
#include "report/builtin.hpp"
#include "report/file_reporter.hpp"
#include "report/history.hpp"
#include "report/replacement.hpp"
#include "report/row_json.hpp"
#include "report/wording.hpp"
#include "select/selection.hpp"

#include <unordered_set>

namespace offbeat::report {
namespace {

constexpr std::size_t most_noted = 2000;  // of a run in which all fails, the rows are no news

/// The last runs, this one the newest. Of rows that always pass nothing is kept: 10^7 of them cost nothing.
class HistoryReport final : public FileReporter {
public:
    using FileReporter::FileReporter;

    void on(const RunStarted& run) override {
        run_.started = run.started;
        run_.revision = run.revision;
        run_.seed = run.seed;
        resumed_ = run.resumed > 0;
        past_ = read_history(report_dir());
        known_ = troubled();
    }

    [[nodiscard]] bool needs_contents() const override { return false; }

    void on(const RowFinished& event) override {
        run_.joined = run_.joined || event.shard > 0;
        if (event.status == Status::passed && known_.empty()) return;
        const std::string name = select::name_of(event.method, event.row);
        if (event.status == Status::passed) {
            if (known_.contains(name)) run_.rows[name] = event.status;
            return;
        }
        if (noted_ < most_noted || known_.contains(name)) {
            run_.rows[name] = event.status;
            ++noted_;
        } else {
            ++run_.unnoted;
        }
    }

    void on(const RunFinished& run) override {
        once_told([&] {
            run_.seconds = run.seconds;
            run_.counts = run.summary;
            run_.green = run.summary.green();
            // Reports that are made once more, of the same journals, of shards of which more have come since, or of a
            // run that was interrupted and went on.
            std::erase_if(past_, [&](const PastRun& past) {
                return past.started == run_.started && past.joined == run_.joined &&
                       (run_.joined || resumed_ || seconds_text(past) == seconds_text(run_));
            });
            past_.push_back(std::move(run_));
            if (past_.size() > most_past_runs) past_.erase(past_.begin());
            // With the run of its last trouble a row is forgotten.
            known_ = troubled();
            for (auto& past : past_)
                std::erase_if(past.rows, [&](const auto& row) { return !known_.contains(row.first); });
            make_directories(report_dir());
            Replacement file(path(history_file));
            for (const auto& past : past_) file.write(past_run_json(past) + '\n');
            file.commit();
        });
    }

private:
    /// The rows that didn't simply pass in one of the runs.
    [[nodiscard]] std::unordered_set<std::string> troubled() const {
        std::unordered_set<std::string> names;
        for (const auto& past : past_) {
            for (const auto& [name, status] : past.rows) {
                if (status != Status::passed) names.insert(name);
            }
        }
        return names;
    }

    static std::string seconds_text(const PastRun& run) {
        std::string text;
        append_seconds(text, run.seconds, 6);
        return text;
    }

    PastRun run_;
    bool resumed_ = false;
    std::vector<PastRun> past_;
    std::unordered_set<std::string> known_;  ///< the rows that didn't simply pass in one of the runs before
    std::size_t noted_ = 0;
};

}  // namespace

std::string past_run_json(const PastRun& run) {
    std::string out = "{\"started\":";
    json::append_string(out, run.started);
    if (!run.revision.empty()) {
        out += ",\"revision\":";
        json::append_string(out, run.revision);
    }
    if (run.seed) out += ",\"seed\":" + std::to_string(*run.seed);
    out += ",\"seconds\":";
    append_seconds(out, run.seconds, 6);
    if (run.joined) out += ",\"joined\":true";
    out += ",\"summary\":";
    append_summary(out, run.counts, run.green);
    append_gates_field(out, run.counts);
    if (run.unnoted > 0) out += ",\"unnoted\":" + std::to_string(run.unnoted);
    out += ",\"rows\":{";
    for (const auto& [name, status] : run.rows) {
        json::append_key(out, name);
        out += std::string("\"") + to_string(status) + '"';
    }
    return out + "}}";
}

std::unique_ptr<Reporter> make_history(const std::string& report_dir) {
    return std::make_unique<HistoryReport>(report_dir);
}

}  // namespace offbeat::report

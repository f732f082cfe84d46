#include "journal/takeover.hpp"
#include "merge/verdicts.hpp"
#include "offbeat/error.hpp"
#include "work/crew.hpp"

#include <fcntl.h>

#include <functional>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

// --resume: what an interrupted run has in its journal, and isn't done again.
namespace offbeat::work {
namespace {

std::string name_of(const MethodPlan& method) {
    return method.class_name + '\n' + method.method;
}

/// Writes the rows that came to their own end into the new journal, whole; hears who they were.
class Carried final : public Reporter {
public:
    /// \param report_dir where the run goes on, be it that its folder was moved
    /// \param write_plan writes this run's, and gives its methods' names: the earlier run may have been killed before
    /// all of its own was there
    Carried(journal::Writer& writer, const std::string& report_dir,
            const std::function<bool(const RowFinished&)>& takes,
            const std::function<std::set<std::string>()>& write_plan)
        : writer_(writer), report_dir_(report_dir), takes_(takes), write_plan_(write_plan) {}

    void on(const RunStarted& run) override {
        RunStarted again = run;
        again.report_dir = report_dir_;
        ++again.resumed;
        writer_.on(again);
        planned_ = write_plan_();
    }
    void on(const MethodPlan& method) override {
        const std::string name = name_of(method);
        if (planned_.contains(name)) return;
        if (any_row_) {
            late_[name] = method;
        } else {
            writer_.on(method);
        }
    }
    void on(const RowStarted& event) override { at_ = event.at; }
    void on(const RowFinished& event) override {
        any_row_ = true;
        // What was interrupted, or never ran, is to run now.
        if (!event.began || event.cause.starts_with("interrupted by ")) return;
        if (!takes_(event)) return;
        // What was told only since something went wrong in it is planned as often as it is told.
        if (const auto late = late_.find(name_of(event.method)); late != late_.end()) {
            writer_.on(late->second);
            late_.erase(late);
        }
        writer_.on(RowStarted{event.method, event.row, event.worker, at_});
        tell_again(writer_, event);
        writer_.on(event);
    }
    void on(const Remark& remark) override { writer_.on(remark); }

private:
    journal::Writer& writer_;
    const std::string& report_dir_;
    const std::function<bool(const RowFinished&)>& takes_;
    const std::function<std::set<std::string>()>& write_plan_;
    std::set<std::string> planned_;
    double at_ = 0;
    bool any_row_ = false;
    std::map<std::string, MethodPlan> late_;  ///< methods that the plan didn't know, whose rows haven't come yet
};

}  // namespace

/// \returns how long the interrupted run had taken, as far as something was heard of it
double Crew::take_up(const RunStarted& started) {
    journal::Takeover takeover(line_.report_dir);
    const std::string earlier = takeover.path();
    journal_.emplace(line_.report_dir, line_.work.jobs);
    writer_.emplace(*journal_);

    std::unordered_map<std::string, std::size_t> by_name;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        const auto& [method, row, class_index, selected] = entries_[i];
        if (selected) by_name[name_of(method->plan) + '\n' + (row == nullptr ? "" : row->id)] = i;
    }
    std::uint64_t strangers = 0;
    const std::function<bool(const RowFinished&)> takes = [&](const RowFinished& event) {
        const auto& [method, row] = std::tie(event.method, event.row);
        const std::string name = name_of(method) + '\n';
        if (const auto planned = by_name.find(name + row.id); planned != by_name.end()) {
            board_.ended(planned->second) = 1;
            board_.note(planned->second, event.status);
            return true;
        }
        if (const auto streamed = by_name.find(name); streamed != by_name.end()) {
            // Its provider's end, and so its own; else the next of its rows.
            if (merge::is_own(method, row)) {
                board_.ended(streamed->second) = 1;
            } else {
                ++board_.streamed(streamed->second);
            }
            board_.note(streamed->second, event.status);
            return true;
        }
        // Levels are begun and ended anew.
        for (const char* level : {"before_", "after_suite", "after_run", "after_test", "after_group"}) {
            if (row.id.starts_with(level)) return false;
        }
        if (row.id.starts_with("after_")) return true;
        ++strangers;
        return false;
    };
    const std::function<std::set<std::string>()> write_plan = [&] {
        std::set<std::string> names;
        for (const auto* plan : write_plans()) names.insert(name_of(*plan));
        return names;
    };
    Carried carried(*writer_, line_.report_dir, takes, write_plan);
    journal::Reader reader(carried, true);
    report::Descriptor from(earlier, O_RDONLY);
    std::string buffer(64 * 1024, '\0');
    for (std::size_t at = 0, got = 0; (got = from.read_at(buffer.data(), buffer.size(), at)) > 0; at += got)
        reader.take({buffer.data(), got});
    // Attempts that a row has had count, though it has no verdict yet.
    const auto take_back = [&](const MethodPlan& method, const Row& row, const std::vector<Attempt>& attempts) {
        const std::string name = name_of(method) + '\n';
        auto planned = by_name.find(name + row.id);
        if (planned == by_name.end()) planned = by_name.find(name);
        if (attempts.empty() || planned == by_name.end()) return;
        const Entry& entry = entries_[planned->second];
        writer_->on(RowStarted{entry.method->plan, row, 0, 0});
        for (const auto& attempt : attempts)
            tell_attempt(*writer_, {entry.method->plan, row, attempt, 0, &attempt == &attempts.back()});
        board_.give_back(entry.class_index, planned->second, row.id, attempts.size(), attempts.back().cause);
    };
    for (const auto& [method, row, attempts] : reader.returned()) take_back(*method, row, attempts);
    for (const auto& [worker, open] : reader.open()) {
        if (open.method != nullptr) take_back(*open.method, open.row, open.attempts);
    }
    if (reader.run().program.empty()) throw Error("--resume: no run began in the journal in " + line_.report_dir);
    if (reader.run().planned != started.planned)
        throw Error("--resume: the interrupted run had " + std::to_string(reader.run().planned) +
                    " rows planned, and this one has " + std::to_string(started.planned) +
                    ": the same rows must be selected again");
    if (strangers > 0)
        writer_->on(
            Remark{"", "", "", std::to_string(strangers) + " rows of the interrupted run are in the plan no more"});
    takeover.done();
    return reader.seconds();
}

}  // namespace offbeat::work

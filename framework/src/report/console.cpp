#include "offbeat/builtin_reporters.hpp"
#include "offbeat/utf8.hpp"
#include "report/by_method.hpp"
#include "report/console_ending.hpp"
#include "report/console_progress.hpp"
#include "report/wording.hpp"

#include <set>

namespace offbeat::report {
namespace {

struct ConsoleMethod {
    explicit ConsoleMethod(const MethodPlan& from) : plan(from) {}
    MethodPlan plan;
    Summary counts = {};
    double seconds = 0;
    bool told = false;
};

class Console final : public Reporter {
public:
    Console(std::FILE* out, ConsoleOptions options)
        : out_(out), options_(options), progress_(out, options.live), ending_(options) {}

    void on(const RunStarted& run) override { run_ = run; }

    void on(const MethodPlan& method) override { methods_.of(method); }

    void on(const RowStarted&) override { begin(); }

    [[nodiscard]] bool needs_contents() const override { return false; }

    void on(const RowFinished& event) override {
        begin();
        auto& method = methods_.of(event.method);
        method.counts.count(event.status);
        method.seconds += event.seconds;
        if (event.status == Status::skipped) ending_.add_skipped(event.cause);
        if (worth_keeping(event.status)) went_wrong(event);
        progress_.step();
        if (method.plan.counted && method.counts.reported() == method.plan.rows) tell(method);
    }

    void on(const Remark& remark) override {
        begin();
        const std::string text = utf8::visible(subject_of(remark)) + "  " + utf8::visible(remark.text) + '\n';
        if (++remarks_ <= most_live) {
            progress_.clear();
            write((options_.unicode ? "· " : "- ") + text);
        }
    }

    void on(const RunFinished& run) override {
        begin();
        for (auto& method : methods_) tell(method);
        progress_.clear();
        std::string out = ending_.text();
        const std::string account = account_text(run.summary, options_.unicode) + ": " + counts_text(run.summary);
        out += '\n' + coloured(run.summary.green() ? Status::passed : Status::failed, account, options_);
        out += "  (" + duration_text(run.seconds) + ")\n" + gates_told(run.summary);
        // Where it couldn't be written, that was told; an earlier run's page is gone.
        if (::access((run_.report_dir + "/index.html").c_str(), R_OK) == 0)
            out += utf8::visible(run_.report_dir + "/index.html") + '\n';
        write(out);
        std::fflush(out_);
    }

private:
    /// The header is written with the first row, when all methods are known.
    void begin() {
        if (begun_) return;
        begun_ = true;
        std::set<std::string_view> classes;
        for (const auto& method : methods_) classes.insert(method.plan.class_name);
        write(utf8::visible(run_.program) + ": " + plural(classes.size(), "class", "classes") + ", " +
              plural(methods_.size(), "method", "methods") + ", " + rows_planned() + " planned" +
              shard_text(run_.shard) + '\n');
        progress_.start(run_.planned);
    }

    [[nodiscard]] std::string rows_planned() const {
        if (!run_.shard.given()) return plural(run_.planned, "row", "rows");
        return std::to_string(run_.planned) + " of " + plural(run_.shard.all.rows, "row", "rows");
    }

    void went_wrong(const RowFinished& event) {
        if (ending_.is_full()) return ending_.add_more(event.method);  // which shows more than is shown live
        KeptRow row = keep(event, places_);
        if (options_.live && shown_live_ < most_live) {
            ++shown_live_;
            progress_.clear();
            write(mark(row.status) + ' ' + utf8::visible(row.class_name + '.' + case_name(row)) + "  " +
                  cut(reason(row), 120) +
                  (shown_live_ == most_live ? "\n  (more of them are told at the end)\n" : "\n"));
        }
        ending_.add(std::move(row));
    }

    void tell(ConsoleMethod& method) {
        if (method.told) return;
        method.told = true;
        progress_.clear();
        std::string out = mark(worst_of(method.counts)) + ' ';
        out += utf8::visible(method.plan.class_name + '.' + method.plan.method) + "  " + counts_text(method.counts);
        out += "  " + duration_text(method.seconds) + '\n';
        if (!method.plan.formula.empty()) out += "    " + utf8::visible(method.plan.formula) + '\n';
        write(out);
    }

    [[nodiscard]] std::string gates_told(const Summary& summary) const {
        std::string out;
        for (const auto& gate : summary.gates) {
            out += mark(gate.green() ? Status::passed : Status::failed) + ' ' + utf8::visible(gate_text(gate)) + '\n';
        }
        const std::string ungated = ungated_text(summary);
        if (!ungated.empty()) out += mark(Status::failed) + ' ' + ungated + '\n';
        return out;
    }

    [[nodiscard]] std::string mark(Status status) const {
        return coloured(status, symbol(status, options_.unicode), options_);
    }

    static std::string plural(std::uint64_t count, const char* one, const char* many) {
        return std::to_string(count) + ' ' + (count == 1 ? one : many);
    }

    void write(const std::string& text) { std::fwrite(text.data(), 1, text.size(), out_); }

    static constexpr int most_live = 10;

    std::FILE* out_;
    ConsoleOptions options_;
    ConsoleProgress progress_;
    ConsoleEnding ending_;
    RunStarted run_;
    ByMethod<ConsoleMethod> methods_;
    Places places_;
    int shown_live_ = 0;
    int remarks_ = 0;
    bool begun_ = false;
};

}  // namespace

std::unique_ptr<Reporter> make_console_reporter(std::FILE* out, ConsoleOptions options) {
    return std::make_unique<Console>(out, options);
}

}  // namespace offbeat::report

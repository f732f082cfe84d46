#include "offbeat/utf8.hpp"
#include "report/builtin.hpp"
#include "report/failure_groups.hpp"
#include "report/file_reporter.hpp"
#include "report/github_text.hpp"
#include "report/markdown.hpp"
#include "report/replacement.hpp"
#include "report/wording.hpp"

#include <fcntl.h>

#include <cstdio>
#include <cstdlib>

namespace offbeat::report {
namespace {

constexpr std::size_t most_annotations = 10;       // a step shows so many of each kind
constexpr std::size_t most_summary = 1024 * 1024;  // bytes of a step's summary
constexpr std::size_t most_flaky = 1000;

/// Annotations at the lines of what failed, and the step's summary. In GitHub Actions they go where its runner reads
/// them; the same stands in `github.txt` and `github.md`.
class GithubReport final : public FileReporter {
public:
    using FileReporter::FileReporter;

    void on(const RunStarted& run) override {
        for (const char* name : {annotations, summary}) forget(name);
        run_ = run;
    }

    [[nodiscard]] bool needs_contents() const override { return false; }

    void on(const RowFinished& event) override {
        groups_.add(event, places_);
        if (event.status != Status::flaky || ++flaky_count_ > most_flaky) return;
        flaky_.push_back(keep(event, places_));
    }

    void on(const RunFinished& run) override {
        once_told([&] {
            make_directories(report_dir());
            const std::string commands = commands_text();
            const std::string text = summary_text(run);
            for (const auto& [name, content] : {std::pair(annotations, &commands), {summary, &text}}) {
                Replacement file(path(name));
                file.write(*content);
                file.commit();
            }
            if (!wants_github()) return;
            std::fwrite(commands.data(), 1, commands.size(), stdout);
            std::fflush(stdout);
            const char* const step = std::getenv("GITHUB_STEP_SUMMARY");
            if (step != nullptr && *step != '\0') Descriptor(step, O_WRONLY | O_APPEND | O_CREAT).write(text);
        });
    }

private:
    static constexpr const char* annotations = "github.txt";
    static constexpr const char* summary = "github.md";

    [[nodiscard]] std::string commands_text() const {
        std::string out;
        const auto all = groups_.all();
        for (std::size_t i = 0; i < all.size() && i < most_annotations; ++i) {
            const KeptRow& row = all[i]->first;
            std::string title = row.class_name + '.' + case_name(row) + ' ' + to_string(row.status);
            if (all[i]->rows > 1)
                title += ", and " + std::to_string(all[i]->rows - 1) +
                         (all[i]->rows == 2 ? " more row" : " more rows") + " the same way";
            const bool last = i + 1 == most_annotations && all.size() > most_annotations;
            if (last) title += "; " + std::to_string(all.size() - most_annotations) + " other ways aren't shown here";
            out += github_command("error", row.faults.empty() ? row.place : row.faults.front().place, title,
                                  details(row, ""));
        }
        for (std::size_t i = 0; i < flaky_.size() && i < most_annotations; ++i) {
            const KeptRow& row = flaky_[i];
            out += github_command("warning", row.place, row.class_name + '.' + case_name(row) + " is flaky",
                                  details(row, ""));
        }
        return out;
    }

    [[nodiscard]] std::string summary_text(const RunFinished& run) const {
        std::string out = "## " + std::string(run.summary.green() ? "✅ " : "❌ ") + markdown_code(run_.program) + ": " +
                          verdict_text(run.summary) + "\n\n" + account_text(run.summary) + ": " +
                          counts_text(run.summary) + " in " + duration_text(run.seconds) + ".\n";
        for (const auto& gate : run.summary.gates)
            out += std::string("\n- ") + (gate.green() ? "✅ " : "❌ ") + markdown_code(gate_text(gate));
        if (!run.summary.gates.empty()) out += '\n';
        std::uint64_t left = groups_.rows();
        bool any = false;
        for (const FailureGroup* group : groups_.all()) {
            const KeptRow& row = group->first;
            std::string part = any ? "" : "\n| rows | what went wrong | the first of them |\n| --: | :-- | :-- |\n";
            part += "| " + std::to_string(group->rows) + " | " + markdown_cell(cut(reason(row), 300)) + " | " +
                    markdown_cell(row.class_name + '.' + case_name(row)) + " |\n";
            if (out.size() + part.size() + 2000 > most_summary) break;
            out += part;
            any = true;
            left -= group->rows;
        }
        if (left > 0) out += "\n" + std::to_string(left) + " more rows went wrong; report.json has them.\n";
        if (flaky_count_ > 0) out += "\n" + std::to_string(flaky_count_) + " rows passed only when tried again.\n";
        return out;
    }

    RunStarted run_;
    FailureGroups groups_;
    std::vector<KeptRow> flaky_;
    std::uint64_t flaky_count_ = 0;
    Places places_;
};

}  // namespace

bool wants_github() {
    const char* const value = std::getenv("GITHUB_ACTIONS");
    return value != nullptr && std::string_view(value) == "true";
}

std::unique_ptr<Reporter> make_github_report(const std::string& report_dir) {
    return std::make_unique<GithubReport>(report_dir);
}

}  // namespace offbeat::report

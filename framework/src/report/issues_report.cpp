#include "report/builtin.hpp"
#include "report/failure_groups.hpp"
#include "report/file_reporter.hpp"
#include "report/markdown.hpp"
#include "report/replacement.hpp"
#include "report/wording.hpp"

namespace offbeat::report {
namespace {

/// `issues.md`: what failed, grouped by message, each group as an issue that can be filed as it stands.
class IssuesReport final : public FileReporter {
public:
    using FileReporter::FileReporter;

    void on(const RunStarted& run) override {
        forget(name);
        run_ = run;
    }

    [[nodiscard]] bool needs_contents() const override { return false; }

    void on(const RowFinished& event) override { groups_.add(event, places_); }

    void on(const RunFinished& run) override {
        // Nothing to file: no file.
        if (groups_.rows() == 0) return;
        once_told([&] {
            make_directories(report_dir());
            Replacement file(path(name));
            const auto all = groups_.all();
            file.write("# " + verdict_text(run.summary) + "\n\n" + std::to_string(groups_.rows()) +
                       (groups_.rows() == 1 ? " row" : " rows") + " went wrong in " + std::to_string(all.size()) +
                       (all.size() == 1 ? " way" : " ways") + ". Each section below is an issue that can be filed.\n");
            if (groups_.left_out() > 0)
                file.write("\n" + std::to_string(groups_.left_out()) +
                           " further rows went wrong in ways of their own; report.json has them.\n");
            std::size_t number = 0;
            for (const FailureGroup* group : all) file.write(issue(*group, ++number));
            file.commit();
        });
    }

private:
    static constexpr const char* name = "issues.md";

    [[nodiscard]] std::string issue(const FailureGroup& group, std::size_t number) const {
        const KeptRow& first = group.first;
        std::string out = "\n## " + std::to_string(number) + ". " +
                          markdown_code(first.class_name + '.' + first.method) + ' ' + to_string(first.status) + ": " +
                          markdown_code(reason(first)) + "\n\n";
        const auto line = [&](const char* what, const std::string& value) {
            if (!value.empty()) out += std::string("- ") + what + ": " + markdown_code(value) + '\n';
        };
        out += "- rows: " + std::to_string(group.rows) + '\n';
        if (!first.faults.empty()) line("at", first.faults.front().place);
        line("run", run_.program + ", " + run_.started + ", " + run_.host);
        line("revision", run_.revision);
        line("compiler", run_.compiler.empty() ? "" : run_.compiler + ", Boost " + run_.boost);
        if (run_.seed) line("seed", std::to_string(*run_.seed));
        line("to reproduce", first.rerun);
        out += "\nThe first of them:\n\n" +
               markdown_block(first.class_name + '.' + case_name(first) + '\n' + details(first, ""));
        if (group.rows == 1) return out;
        out += "\nThe rows:\n\n";
        for (const auto& row : group.names) out += "- " + markdown_code(row) + '\n';
        if (group.rows > group.names.size())
            out += "- and " + std::to_string(group.rows - group.names.size()) + " more\n";
        return out;
    }

    RunStarted run_;
    FailureGroups groups_;
    Places places_;
};

}  // namespace

std::unique_ptr<Reporter> make_issues_report(const std::string& report_dir) {
    return std::make_unique<IssuesReport>(report_dir);
}

}  // namespace offbeat::report

#include "report/builtin.hpp"
#include "report/file_reporter.hpp"
#include "report/html_attachments.hpp"
#include "report/html_page.hpp"
#include "report/wording.hpp"

namespace offbeat::report {
namespace {

class HtmlReport final : public FileReporter {
public:
    explicit HtmlReport(const std::string& report_dir) : FileReporter(report_dir), spool_(report_dir) {}

    void on(const RunStarted& run) override {
        once_told([&] {
            make_directories(report_dir());
            forget("index.html");
            page_.run = run;
        });
    }

    void on(const MethodPlan& method) override { page_.methods.of(method); }

    void on(const RowFinished& event) override {
        once_told([&] { add(event); });
    }

    void on(const RunFinished& run) override {
        once_told([&] {
            page_.summary = run.summary;
            page_.seconds = run.seconds;
            Replacement file(path("index.html"));
            page_.write(spool_, file);
            file.commit();
        });
    }

private:
    void add(const RowFinished& event) {
        auto& method = page_.methods.of(event.method);
        method.counts.count(event.status);
        method.seconds += event.seconds;
        std::string scenario;
        if (worth_keeping(event.status)) {
            add_fault(method, event);
        } else if (has_timeline(event.row)) {
            scenario = add_scenario(method, event);
        }
        std::string anchor;
        if (page_.rows_shown < HtmlPage::most_rows) {
            anchor = 'r' + std::to_string(++page_.rows_shown);
            append_row_line(method.rows, event, anchor, scenario, places_);
        }
        if (!event.method.dimensions.empty()) method.matrix.count(event.row, event.status, anchor);
    }

    void add_fault(HtmlMethod& method, const RowFinished& event) {
        method.any_fault = true;
        if (page_.faults_shown < HtmlPage::most_faults) {
            ++page_.faults_shown;
            append_fault(method.faults.text, keep(event, places_), attachments_of(event.row));
            spool_.settle(method.faults);
        } else {
            ++page_.more_faults;
            ++method.more_faults;
        }
    }

    /// The anchor of what was added; empty where there is no room left.
    std::string add_scenario(HtmlMethod& method, const RowFinished& event) {
        if (page_.scenarios_shown == HtmlPage::most_scenarios) {
            ++page_.more_scenarios;
            return {};
        }
        method.any_scenario = true;
        const std::string anchor = 's' + std::to_string(++page_.scenarios_shown);
        append_scenario(method.scenarios.text, event, anchor, attachments_of(event.row));
        spool_.settle(method.scenarios);
        return anchor;
    }

    std::string attachments_of(const Row& row) {
        std::string out;
        if (row.attachments.empty()) return out;
        if (page_.attached < HtmlPage::most_attached) {
            append_attachments(out, row);
        } else {
            out = "<p class=\"notice\">The page is long enough: the attachments of this row are in report.json.</p>\n";
        }
        page_.attached += out.size();
        return out;
    }

    Spool spool_;
    HtmlPage page_;
    Places places_;
};

}  // namespace

std::unique_ptr<Reporter> make_html_report(const std::string& report_dir) {
    return std::make_unique<HtmlReport>(report_dir);
}

}  // namespace offbeat::report

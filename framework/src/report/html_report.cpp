#include "report/builtin.hpp"
#include "report/file_reporter.hpp"
#include "report/html_page.hpp"
#include "report/wording.hpp"

namespace offbeat::report {
namespace {

class HtmlReport final : public FileReporter {
public:
    using FileReporter::FileReporter;

    void on(const RunStarted& run) override {
        once_told([&] {
            make_directories(report_dir());
            forget("index.html");
            page_.run = run;
        });
    }

    void on(const MethodPlan& method) override { page_.methods.of(method); }

    void on(const RowFinished& event) override {
        auto& method = page_.methods.of(event.method);
        method.counts.count(event.status);
        method.seconds += event.seconds;
        std::string anchor;
        if (page_.rows_shown < HtmlPage::most_rows) {
            anchor = 'r' + std::to_string(++page_.rows_shown);
            append_row_line(method.rows, event, anchor, places_);
        }
        if (!event.method.dimensions.empty()) method.matrix.count(event.row, event.status, anchor);
        if (worth_keeping(event.status)) add_fault(method, event);
    }

    void on(const RunFinished& run) override {
        once_told([&] {
            page_.summary = run.summary;
            page_.seconds = run.seconds;
            Replacement file(path("index.html"));
            page_.write(file);
            file.commit();
        });
    }

private:
    void add_fault(HtmlMethod& method, const RowFinished& event) {
        if (page_.faults_shown < HtmlPage::most_faults) {
            ++page_.faults_shown;
            method.faults.push_back(keep(event, places_));
        } else {
            ++page_.more_faults;
            ++method.more_faults;
        }
    }

    HtmlPage page_;
    Places places_;
};

}  // namespace

std::unique_ptr<Reporter> make_html_report(const std::string& report_dir) {
    return std::make_unique<HtmlReport>(report_dir);
}

}  // namespace offbeat::report

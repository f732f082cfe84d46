#include "report/builtin.hpp"
#include "report/file_reporter.hpp"
#include "report/html_page.hpp"
#include "report/page_feed.hpp"

namespace offbeat::report {
namespace {

constexpr std::size_t most_remarks = 1000;

class HtmlReport final : public FileReporter {
public:
    explicit HtmlReport(const std::string& report_dir) : FileReporter(report_dir), spool_(report_dir) {}

    void on(const RunStarted& run) override {
        once_told([&] {
            make_directories(report_dir());
            forget("index.html");
            page_.run = run;
            page_.failures = FailuresCommand(run);
            page_.past = read_history(report_dir());
            feed_.remember(page_.past);
        });
    }

    void on(const MethodPlan& method) override { method_of(method); }

    void on(const Remark& remark) override {
        if (page_.remarks.size() < most_remarks) {
            page_.remarks.push_back(remark);
        } else {
            ++page_.more_remarks;
        }
    }

    void on(const RowFinished& event) override {
        once_told([&] { add(event); });
    }

    void on(const RunFinished& run) override {
        once_told([&] {
            page_.summary = run.summary;
            page_.seconds = run.seconds;
            feed_.flush();
            page_.rows_left_out = feed_.left_out();
            Replacement file(path("index.html"));
            page_.write(spool_, file);
            file.commit();
        });
    }

private:
    void add(const RowFinished& event) {
        auto& method = method_of(event.method);
        method.counts.count(event.status);
        method.seconds += event.seconds;
        page_.failures.add(event);
        if (worth_keeping(event.status)) add_fault(method, event);
        Matrix::Place place;
        if (!event.method.dimensions.empty()) place = method.matrix.count(event.row, event.status);
        feed_.add(event, method.number - 1, place);
    }

    HtmlMethod& method_of(const MethodPlan& plan) {
        auto& method = page_.methods.of(plan);
        if (method.number == 0) method.number = page_.methods.size();
        return method;
    }

    void add_fault(HtmlMethod& method, const RowFinished& event) {
        if (page_.faults_shown == HtmlPage::most_faults || page_.fault_bytes >= HtmlPage::most_fault_bytes) {
            ++page_.more_faults;
            ++method.more_faults;
            return;
        }
        ++page_.faults_shown;
        ++method.faults_shown;
        std::string fault;
        append_fault(fault, keep(event, places_));
        page_.fault_bytes += fault.size();
        method.faults.text += fault;
        spool_.settle(method.faults);
    }

    void add_chunk(const char* kind, std::size_t rows, std::string_view packed) {
        page_.chunks.text += std::string("<script type=\"application/x-offbeat-") + kind + "\" data-rows=\"" +
                             std::to_string(rows) + "\">";
        page_.chunks.text += packed;
        page_.chunks.text += "</script>\n";
        spool_.settle(page_.chunks);
    }

    Spool spool_;
    HtmlPage page_;
    Places places_;
    PageFeed feed_{
        [this](const char* kind, std::size_t rows, std::string_view packed) { add_chunk(kind, rows, packed); }};
};

}  // namespace

std::unique_ptr<Reporter> make_html_report(const std::string& report_dir) {
    return std::make_unique<HtmlReport>(report_dir);
}

}  // namespace offbeat::report

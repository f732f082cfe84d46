#include "report/builtin.hpp"
#include "report/file_reporter.hpp"
#include "report/page_gatherer.hpp"

namespace offbeat::report {
namespace {

class HtmlReport final : public FileReporter {
public:
    explicit HtmlReport(const std::string& report_dir) : FileReporter(report_dir), spool_(report_dir) {}

    void on(const RunStarted& run) override {
        once_told([&] {
            make_directories(report_dir());
            forget("index.html");
            gathered_.on(run);
            gathered_.remember(read_history(report_dir()));
        });
    }

    void on(const MethodPlan& method) override { gathered_.on(method); }

    void on(const Remark& remark) override { gathered_.on(remark); }

    void on(const RowFinished& event) override {
        once_told([&] {
            HtmlMethod& method = gathered_.on(event);
            if (worth_keeping(event.status)) add_fault(method, event);
        });
    }

    void on(const RunFinished& run) override {
        once_told([&] {
            gathered_.flush();
            page_.summary = run.summary;
            page_.seconds = run.seconds;
            Replacement file(path("index.html"));
            page_.write(spool_, file);
            file.commit();
        });
    }

private:
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
    Places places_;
    PageGatherer gathered_{
        [this](const char* kind, std::size_t rows, std::string_view packed) { add_chunk(kind, rows, packed); }};
    HtmlPage& page_ = gathered_.page;
};

}  // namespace

std::unique_ptr<Reporter> make_html_report(const std::string& report_dir) {
    return std::make_unique<HtmlReport>(report_dir);
}

}  // namespace offbeat::report

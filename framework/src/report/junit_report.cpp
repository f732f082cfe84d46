#include "report/builtin.hpp"
#include "report/by_method.hpp"
#include "report/file_reporter.hpp"
#include "report/junit_suite.hpp"
#include "report/wording.hpp"
#include "report/xml_text.hpp"

namespace offbeat::report {
namespace {

/// Rows that were planned and never reported make no case of their own; without this, a run that was broken off
/// would look green to every reader of JUnit files.
std::string lost_rows(const RunStarted& run, const Summary& summary, std::size_t number) {
    const JunitHead head{run.program + ".account", run, number, 1, 0, 1, 0, 0};
    std::string out = head.start_tag() + "  <properties>\n  </properties>\n";
    out += "  <testcase name=\"every planned row is reported\" classname=\"";
    append_xml_attribute(out, run.program);
    out += "\" time=\"0.000\"><error message=\"";
    append_xml_attribute(out, account_text(summary));
    out += "\" type=\"broken\"/></testcase>\n";
    return out + junit_tail;
}

class JunitReport final : public FileReporter {
public:
    explicit JunitReport(const std::string& report_dir) : FileReporter(report_dir), spool_(report_dir) {}

    void on(const RunStarted& run) override {
        once_told([&] {
            make_directories(report_dir());
            forget("junit.xml");
            run_ = run;
        });
    }

    void on(const MethodPlan& method) override { suites_.of(method); }

    void on(const RowFinished& event) override {
        once_told([&] { suites_.of(event.method).add(event, spool_, places_); });
    }

    [[nodiscard]] bool needs_contents() const override { return false; }

    void on(const RunFinished& run) override {
        once_told([&] {
            Replacement file(path("junit.xml"));
            file.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
            std::size_t number = 0;
            for (const auto& suite : suites_) suite.write(run_, number++, spool_, file);
            if (run.summary.planned > run.summary.reported()) file.write(lost_rows(run_, run.summary, number));
            file.write("</testsuites>\n");
            file.commit();
        });
    }

private:
    RunStarted run_;
    ByMethod<JunitSuite> suites_;
    Spool spool_;
    Places places_;
};

}  // namespace

std::unique_ptr<Reporter> make_junit_report(const std::string& report_dir) {
    return std::make_unique<JunitReport>(report_dir);
}

}  // namespace offbeat::report

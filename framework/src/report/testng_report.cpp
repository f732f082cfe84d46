#include "report/builtin.hpp"
#include "report/file_reporter.hpp"
#include "report/kept_row.hpp"
#include "report/replacement.hpp"
#include "report/spool.hpp"
#include "report/testng_class.hpp"
#include "report/wording.hpp"
#include "report/xml_text.hpp"

#include <cmath>
#include <deque>
#include <map>

namespace offbeat::report {
namespace {

/// `testng-results.xml`, as TestNG 7.5's own XMLReporter writes it. An attempt that was tried again is a skipped one
/// with `retried`, which `total` counts and `skipped` doesn't.
class TestngReport final : public FileReporter {
public:
    explicit TestngReport(const std::string& report_dir) : FileReporter(report_dir), spool_(report_dir) {}

    void on(const RunStarted& run) override {
        once_told([&] {
            make_directories(report_dir());
            forget(name);
            run_ = run;
            clock_ = TestngClock(run.started);
        });
    }

    void on(const MethodPlan& method) override {
        class_of(method);
        for (const auto& group : method.groups) groups_[group][method.class_name + '.' + method.method] = method;
    }

    void on(const RowFinished& event) override {
        once_told([&] { class_of(event.method).add(event, spool_, clock_); });
    }

    void on(const RunFinished& run) override {
        once_told([&] {
            TestngCounts all;
            for (const auto& one : classes_) all += one.counts;
            Replacement file(path(name));
            std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testng-results retried=\"" +
                              std::to_string(all.retried) + "\" ignored=\"0\" total=\"" + std::to_string(all.total()) +
                              "\" passed=\"" + std::to_string(all.passed) + "\" failed=\"" +
                              std::to_string(all.failed) + "\" skipped=\"" + std::to_string(all.skipped) +
                              "\">\n  <reporter-output>\n    <line>";
            append_xml(out, account_text(run.summary));
            out += "</line>\n  </reporter-output>\n  <suite" + times(run.seconds, run_.program) + ">\n";
            file.write(out + groups() + "    <test" + times(run.seconds, run_.program) + ">\n");
            for (const auto& one : classes_) one.write(spool_, file);
            file.write("    </test>\n  </suite>\n</testng-results>\n");
            file.commit();
        });
    }

private:
    static constexpr const char* name = "testng-results.xml";

    TestngClass& class_of(const MethodPlan& method) {
        const auto [place, fresh] = index_.try_emplace(method.class_name, classes_.size());
        if (fresh) classes_.emplace_back(method.class_name);
        return classes_[place->second];
    }

    [[nodiscard]] std::string times(double seconds, const std::string& named) const {
        std::string out = " started-at=\"" + clock_.text(0) + "\" name=\"";
        append_xml_attribute(out, named);
        return out + "\" finished-at=\"" + clock_.text(seconds) + "\" duration-ms=\"" +
               std::to_string(std::llround(seconds * 1000)) + '"';
    }

    [[nodiscard]] std::string groups() const {
        std::string out = "    <groups>\n";
        for (const auto& [group, methods] : groups_) {
            out += "      <group name=\"";
            append_xml_attribute(out, group);
            out += "\">\n";
            for (const auto& [whole, method] : methods) {
                out += "        <method signature=\"";
                append_xml_attribute(out, whole + "()");
                out += "\" name=\"";
                append_xml_attribute(out, method.method);
                out += "\" class=\"";
                append_xml_attribute(out, method.class_name);
                out += "\"/>\n";
            }
            out += "      </group>\n";
        }
        return out + "    </groups>\n";
    }

    RunStarted run_;
    TestngClock clock_{""};
    Spool spool_;
    std::deque<TestngClass> classes_;
    std::map<std::string, std::size_t> index_;
    std::map<std::string, std::map<std::string, MethodPlan>> groups_;
};

}  // namespace

std::unique_ptr<Reporter> make_testng_report(const std::string& report_dir) {
    return std::make_unique<TestngReport>(report_dir);
}

}  // namespace offbeat::report

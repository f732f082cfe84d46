#include "offbeat/attachment.hpp"
#include "offbeat/utf8.hpp"
#include "report/builtin.hpp"
#include "report/by_method.hpp"
#include "report/file_reporter.hpp"
#include "report/junit_suite.hpp"
#include "report/wording.hpp"
#include "report/xml_text.hpp"

#include <deque>
#include <filesystem>
#include <optional>
#include <unordered_map>

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

/// `junit.xml`; where it would be more than a reader takes of one file, `junit-2.xml` and so on have the rest.
class JunitReport final : public FileReporter {
public:
    JunitReport(const std::string& report_dir, JunitProfile profile, JunitLimits limits)
        : FileReporter(report_dir), profile_(profile), limits_(limits), spool_(report_dir) {}

    void on(const RunStarted& run) override {
        once_told([&] {
            make_directories(report_dir());
            forget_files();
            run_ = run;
        });
    }

    void on(const MethodPlan& method) override { suite_of(method); }

    void on(const RowFinished& event) override {
        once_told(
            [&] { suite_of(event.method).add(event, spool_, places_, extended() ? attached(event) : std::string()); });
    }

    [[nodiscard]] bool needs_contents() const override { return extended(); }

    void on(const RunFinished& run) override {
        once_told([&] {
            begin_file();
            std::size_t number = 0;
            for (const auto& suite : suites_) {
                for (const auto& part : suite.parts()) {
                    if (size_ > 0 &&
                        (size_ + part.size > limits_.bytes || elements_ + part.elements > limits_.elements)) {
                        end_file();
                        begin_file();
                    }
                    size_ += part.size;
                    elements_ += part.elements;
                    suite.write(part, run_, number++, spool_, *file_);
                }
            }
            if (run.summary.planned > run.summary.reported()) file_->write(lost_rows(run_, run.summary, number));
            end_file();
        });
    }

private:
    [[nodiscard]] bool extended() const { return profile_ == JunitProfile::extended; }
    [[nodiscard]] std::string stem() const { return extended() ? "junit-extended" : "junit"; }

    JunitSuite& suite_of(const MethodPlan& method) {
        if (last_ != nullptr && same_method(last_->plan, method)) return *last_;
        const auto [place, fresh] = index_.try_emplace(method.class_name + '\n' + method.method, suites_.size());
        if (fresh) suites_.emplace_back(method, profile_, limits_);
        return *(last_ = &suites_[place->second]);
    }

    /// Those of an earlier run, of which there may have been more.
    void forget_files() const {
        forget((stem() + ".xml").c_str());
        if (extended()) std::filesystem::remove_all(path("junit-attachments"));
        for (std::size_t i = 2; ::access(path((stem() + '-' + std::to_string(i) + ".xml").c_str()).c_str(), F_OK) == 0;
             ++i)
            forget((stem() + '-' + std::to_string(i) + ".xml").c_str());
    }

    void begin_file() {
        ++files_;
        const std::string name = stem() + (files_ == 1 ? "" : '-' + std::to_string(files_)) + ".xml";
        file_.emplace(path(name.c_str()));
        file_->write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
        size_ = elements_ = 0;
    }

    void end_file() {
        file_->write("</testsuites>\n");
        file_->commit();
    }

    /// GitLab and Jenkins show files by such lines, of cases that failed.
    std::string attached(const RowFinished& event) {
        if (!worth_keeping(event.status) || event.row.attachments.empty()) return {};
        std::string out = "<system-out>";
        for (const auto& attachment : event.row.attachments) {
            const bool text = is_text(attachment.type) || same_type(attachment.type, timeline_type);
            const std::string name = "junit-attachments/" + std::to_string(++attachments_) + (text ? ".txt" : ".bin");
            make_directories(path("junit-attachments"));
            Replacement file(path(name.c_str()));
            file.write(attachment.content);
            file.commit();
            append_xml(out,
                       utf8::visible(cut(attachment.name, 400)) + ":\n[[ATTACHMENT|" + path(name.c_str()) + "]]\n");
        }
        return out + "</system-out>";
    }

    JunitProfile profile_;
    JunitLimits limits_;
    RunStarted run_;
    std::deque<JunitSuite> suites_;
    std::unordered_map<std::string, std::size_t> index_;
    JunitSuite* last_ = nullptr;
    Spool spool_;
    Places places_;
    std::optional<Replacement> file_;
    std::size_t files_ = 0;
    std::size_t size_ = 0;
    std::size_t elements_ = 0;
    std::size_t attachments_ = 0;
};

}  // namespace

std::unique_ptr<Reporter> make_junit_report(const std::string& report_dir) {
    return make_junit_parts(report_dir, {});
}

std::unique_ptr<Reporter> make_junit_parts(const std::string& report_dir, JunitLimits limits) {
    return std::make_unique<JunitReport>(report_dir, JunitProfile::common, limits);
}

std::unique_ptr<Reporter> make_junit_extended(const std::string& report_dir) {
    return std::make_unique<JunitReport>(report_dir, JunitProfile::extended, JunitLimits{});
}

}  // namespace offbeat::report

#include "journal/file.hpp"
#include "journal/takeover.hpp"
#include "journal/writer.hpp"
#include "report/builtin.hpp"
#include "report/file_reporter.hpp"

#include <optional>

namespace offbeat::report {
namespace {

/// The journal of a run in one process. Where workers run the rows, they write it themselves.
class Journal final : public FileReporter {
public:
    using FileReporter::FileReporter;

    void on(const RunStarted& run) override {
        once_told([&] {
            make_directories(report_dir());
            journal::Takeover::forget(report_dir());
            file_.emplace(report_dir());
            writer_.emplace(*file_);
            writer_->on(run);
        });
    }
    void on(const MethodPlan& method) override { write(method); }
    void on(const RowStarted& event) override { write(event); }
    void on(const RowFailure& event) override { write(event); }
    void on(const RowRetried& event) override { write(event); }
    void on(const RowFinished& event) override { write(event); }
    void on(const Remark& remark) override { write(remark); }
    void on(const StreamEnded& stream) override { write(stream); }
    void on(const RunFinished& run) override {
        write(run);
        once_told([&] { file_->close(); });
    }

private:
    template <class Event>
    void write(const Event& event) {
        once_told([&] { writer_->on(event); });
    }

    std::optional<journal::File> file_;
    std::optional<journal::Writer> writer_;
};

}  // namespace

std::unique_ptr<Reporter> make_journal(const std::string& report_dir) {
    return std::make_unique<Journal>(report_dir);
}

}  // namespace offbeat::report

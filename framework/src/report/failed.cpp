#include "report/failed.hpp"

#include "report/builtin.hpp"
#include "report/file_reporter.hpp"
#include "report/replacement.hpp"
#include "select/selection.hpp"

#include <fstream>

namespace offbeat::report {
namespace {

/// The rows that a rerun of the failures runs. One that didn't run this time stays what it was: a run of one row must
/// not forget all others.
class Failed final : public FileReporter {
public:
    using FileReporter::FileReporter;

    void on(const RunStarted&) override { names_ = read_failed(report_dir()); }

    [[nodiscard]] bool needs_contents() const override { return false; }

    void on(const RowFinished& event) override {
        switch (event.status) {
        case Status::failed:
        case Status::broken:
            if (names_.size() < most) names_.insert(select::name_of(event.method, event.row));
            break;
        case Status::passed:
        case Status::flaky:
        case Status::known_bug:
            if (!names_.empty()) names_.erase(select::name_of(event.method, event.row));
            break;
        case Status::skipped:
        case Status::not_configured:
            break;
        }
    }

    void on(const RunFinished&) override {
        once_told([&] {
            make_directories(report_dir());
            Replacement file(path(failed_file));
            for (const auto& name : names_) file.write(name + '\n');
            file.commit();
        });
    }

private:
    static constexpr std::size_t most = 100'000;  // beyond that, what failed is not these rows

    std::set<std::string> names_;
};

}  // namespace

std::set<std::string> read_failed(const std::string& report_dir) {
    std::set<std::string> names;
    std::ifstream in(report_dir + '/' + failed_file, std::ios::binary);
    for (std::string line; std::getline(in, line);) {
        if (!line.empty()) names.insert(std::move(line));
    }
    return names;
}

std::unique_ptr<Reporter> make_failed(const std::string& report_dir) {
    return std::make_unique<Failed>(report_dir);
}

}  // namespace offbeat::report

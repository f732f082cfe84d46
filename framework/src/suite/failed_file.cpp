#include "suite/failed_file.hpp"

#include "lasting_names.hpp"
#include "provided.hpp"
#include "report/builtin.hpp"
#include "report/file_reporter.hpp"
#include "report/replacement.hpp"
#include "suite/failed_text.hpp"

#include <map>
#include <set>
#include <utility>

namespace offbeat::suite {
namespace {

class FailedFile final : public report::FileReporter {
public:
    FailedFile(const CommandLine& line, const Plan& plan)
        : FileReporter(line.report_dir), program_(line.program), lasting_(plan, line.repeat) {
        for (const auto& method : plan.methods) {
            by_name_.emplace(name_of(method.plan), methods_.size());
            for (const Row& row : method.rows) {
                if (row.state == RowState::bad) bad_.emplace(methods_.size(), row.id);
            }
            methods_.push_back({&method});
        }
    }

    [[nodiscard]] bool needs_contents() const override { return false; }

    void on(const RowFinished& event) override {
        const bool waits = event.status == Status::skipped && event.began && event.cause.starts_with("depends on ");
        if (event.status != Status::failed && event.status != Status::broken && !waits) return;
        // What comes after a class's rows is no row that could run again.
        const auto found = by_name_.find(name_of(event.method));
        if (found == by_name_.end() || ++count_ > most) return;
        FailedMethod& failed = methods_[found->second];
        std::string id = lasting_.id(event.method, event.row.id);
        // Several invocations may be one row later.
        if (again_.emplace(found->second, id).second) failed.rows.push_back(std::move(id));
        // A row that stands for others, which nobody knows, or that is another one as soon as its driver is mended.
        const bool stands_in =
            failed.method->plan.counted ? bad_.contains({found->second, event.row.id}) : stands_for_rows(event.row);
        failed.whole = failed.whole || stands_in;
    }

    void on(const RunFinished&) override {
        once_told([&] {
            std::erase_if(methods_, [](const FailedMethod& method) { return method.rows.empty(); });
            if (methods_.empty()) return forget(failed_suite_file);
            report::make_directories(report_dir());
            report::Replacement file(path(failed_suite_file));
            file.write(failed_text(program_, methods_));
            file.commit();
        });
    }

private:
    static constexpr std::size_t most = 100'000;  // beyond that, what failed is not these rows

    static std::string name_of(const MethodPlan& method) { return method.class_name + '\n' + method.method; }

    std::string program_;
    LastingNames lasting_;
    std::set<std::pair<std::size_t, std::string>> again_;  ///< rows, likewise, that are among those that failed
    std::vector<FailedMethod> methods_;
    std::map<std::string, std::size_t> by_name_;
    std::set<std::pair<std::size_t, std::string>> bad_;  ///< rows, by the number of their methods
    std::size_t count_ = 0;
};

}  // namespace

std::unique_ptr<Reporter> make_failed_file(const CommandLine& line, const Plan& plan) {
    return std::make_unique<FailedFile>(line, plan);
}

}  // namespace offbeat::suite

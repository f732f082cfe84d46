#include "shard/durations.hpp"

#include "report/builtin.hpp"
#include "report/by_method.hpp"
#include "report/file_reporter.hpp"
#include "report/replacement.hpp"

#include <algorithm>
#include <map>

namespace offbeat::report {
namespace {

using shard::Duration;

struct Method {
    explicit Method(const MethodPlan& from) : plan(from) {}
    MethodPlan plan;
    std::map<std::string, Duration> earlier = {};  ///< by row, of the runs before
};

/// The rows that took longest, for runs that share the rows to balance them by. Rows that didn't run this time keep
/// what they had: a run of one row must not forget all others.
class Durations final : public FileReporter {
public:
    using FileReporter::FileReporter;

    void on(const RunStarted&) override {
        const std::string file = path(shard::durations_file);
        // What can't be read is no loss: it is written anew.
        try {
            if (shard::has_durations(file)) {
                for (auto& known : shard::read_durations(file)) {
                    MethodPlan method;
                    method.class_name = known.class_name;
                    method.method = known.method;
                    methods_.of(method).earlier[known.row] = std::move(known);
                }
            }
        } catch (const std::exception&) {
            methods_ = {};
        }
    }

    [[nodiscard]] bool needs_contents() const override { return false; }

    void on(const RowFinished& event) override {
        if (!event.began) return;
        auto& earlier = methods_.of(event.method).earlier;
        if (!earlier.empty()) earlier.erase(event.row.id);
        if (event.seconds < shortest_) return;
        slow_.push_back({event.method.class_name, event.method.method, event.row.id, event.seconds});
        if (slow_.size() >= 2 * most) prune();
    }

    void on(const RunFinished&) override {
        once_told([&] {
            for (auto& method : methods_) {
                for (auto& [id, known] : method.earlier) slow_.push_back(std::move(known));
            }
            if (slow_.size() > most) prune();
            std::ranges::sort(slow_, std::greater<>(), &Duration::seconds);
            make_directories(report_dir());
            Replacement file(path(shard::durations_file));
            std::string text;
            for (const auto& known : slow_) shard::append_duration(text, known);
            file.write(text);
            file.commit();
        });
    }

private:
    static constexpr std::size_t most = 10'000;

    /// Keeps the longest; from now on a row must beat the shortest of them.
    void prune() {
        const auto last = slow_.begin() + (most - 1);
        std::ranges::nth_element(slow_, last, std::greater<>(), &Duration::seconds);
        shortest_ = last->seconds;
        slow_.resize(most);
    }

    ByMethod<Method> methods_;
    std::vector<Duration> slow_;
    double shortest_ = 0.005;  ///< seconds; quicker ones average out
};

}  // namespace

std::unique_ptr<Reporter> make_durations(const std::string& report_dir) {
    return std::make_unique<Durations>(report_dir);
}

}  // namespace offbeat::report

#include "report/builtin.hpp"
#include "report/by_method.hpp"
#include "report/file_reporter.hpp"
#include "report/markdown.hpp"
#include "report/performance.hpp"
#include "report/replacement.hpp"
#include "report/wording.hpp"

namespace offbeat::report {
namespace {

struct Measured {
    explicit Measured(const MethodPlan& from) : plan(from) {}

    MethodPlan plan;
    Quantiles rows = {};
    Latencies requests = {};
};

bool any(const Latencies& latencies) {
    for (const auto& quantiles : latencies) {
        if (quantiles.count() > 0) return true;
    }
    return false;
}

/// `performance.md`: how long rows took, and requests by phase of the outage that struck them.
class PerformanceReport final : public FileReporter {
public:
    using FileReporter::FileReporter;

    void on(const RunStarted& run) override {
        forget(name);
        run_ = run;
    }

    void on(const MethodPlan& method) override { methods_.of(method); }

    [[nodiscard]] bool needs_contents() const override { return false; }

    void on(const RowFinished& event) override {
        if (!event.began) return;
        Measured& method = methods_.of(event.method);
        method.rows.add(event.seconds);
        for (const auto& attachment : event.row.attachments) add_requests(method.requests, attachment);
    }

    void on(const RunFinished& run) override {
        once_told([&] {
            make_directories(report_dir());
            Replacement file(path(name));
            file.write("# Performance of " + markdown_code(run_.program) + "\n\n" + markdown_code(run_.started) +
                       " on " + markdown_code(run_.host) + ", " + duration_text(run.seconds) +
                       ". Quantiles are exact to 2 %; all in seconds.\n\n## Rows\n\n" + heading("method"));
            for (const auto& method : methods_) {
                if (method.rows.count() > 0) file.write(line(name_of(method), method.rows));
            }
            for (const auto& method : methods_) {
                if (!any(method.requests)) continue;
                file.write("\n## Requests of " + markdown_code(name_of(method)) + "\n\n" + heading("phase"));
                for (std::size_t i = 0; i < phases; ++i) {
                    if (method.requests[i].count() > 0)
                        file.write(line(to_string(static_cast<Phase>(i)), method.requests[i]));
                }
            }
            file.commit();
        });
    }

private:
    static constexpr const char* name = "performance.md";

    static std::string name_of(const Measured& method) { return method.plan.class_name + '.' + method.plan.method; }

    static std::string heading(const char* first) {
        return std::string("| ") + first +
               " | number | least | mean | p50 | p90 | p95 | p99 | most |\n"
               "| :-- | --: | --: | --: | --: | --: | --: | --: | --: |\n";
    }

    static std::string line(const std::string& what, const Quantiles& quantiles) {
        std::string out = "| " + markdown_cell(what) + " | " + std::to_string(quantiles.count());
        const auto add = [&](double seconds) {
            out += " | ";
            append_seconds(out, seconds, 6);
        };
        add(quantiles.least());
        add(quantiles.mean());
        for (const double percent : {50.0, 90.0, 95.0, 99.0}) add(quantiles.percentile(percent));
        add(quantiles.most());
        return out + " |\n";
    }

    RunStarted run_;
    ByMethod<Measured> methods_;
};

}  // namespace

std::unique_ptr<Reporter> make_performance_report(const std::string& report_dir) {
    return std::make_unique<PerformanceReport>(report_dir);
}

}  // namespace offbeat::report

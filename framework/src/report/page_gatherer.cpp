#include "report/page_gatherer.hpp"

#include <utility>

namespace offbeat::report {
namespace {

constexpr std::size_t most_remarks = 1000;

}  // namespace

void PageGatherer::on(const RunStarted& run) {
    page.run = run;
    page.failures = FailuresCommand(run);
}

void PageGatherer::remember(std::vector<PastRun> runs) {
    page.past = runs;
    feed_.remember(std::move(runs));
}

void PageGatherer::on(const Remark& remark) {
    if (page.remarks.size() < most_remarks) {
        page.remarks.push_back(remark);
    } else {
        ++page.more_remarks;
    }
}

HtmlMethod& PageGatherer::on(const RowFinished& event) {
    auto& method = method_of(event.method);
    method.counts.count(event.status);
    method.seconds += event.seconds;
    page.failures.add(event);
    Matrix::Place place;
    if (!event.method.dimensions.empty()) place = method.matrix.count(event.row, event.status);
    feed_.add(event, method.number - 1, place);
    return method;
}

void PageGatherer::flush() {
    feed_.flush();
    page.rows_left_out = feed_.left_out();
}

HtmlMethod& PageGatherer::method_of(const MethodPlan& plan) {
    auto& method = page.methods.of(plan);
    if (method.number == 0) method.number = page.methods.size();
    return method;
}

}  // namespace offbeat::report

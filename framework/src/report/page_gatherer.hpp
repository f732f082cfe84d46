#pragma once

#include "report/html_page.hpp"
#include "report/page_feed.hpp"

namespace offbeat::report {

/// Gathers from a run's events what its page is made of; rows go on as chunks.
class PageGatherer {
public:
    explicit PageGatherer(PageFeed::Sink sink) : feed_(std::move(sink)) {}

    void on(const RunStarted& run);
    /// What is known of earlier runs. Before the first row.
    void remember(std::vector<PastRun> runs);
    void on(const MethodPlan& method) { method_of(method); }
    void on(const Remark& remark);
    /// \returns its method
    HtmlMethod& on(const RowFinished& event);
    /// Passes on what came since the last chunk.
    void flush();

    HtmlPage page = {};

private:
    HtmlMethod& method_of(const MethodPlan& plan);

    PageFeed feed_;
};

}  // namespace offbeat::report

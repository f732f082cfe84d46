#include "offbeat/merge.hpp"

#include "command.hpp"
#include "offbeat/text.hpp"
#include "options.hpp"

#include <charconv>

namespace command {
namespace {

unsigned shards_in(const std::string& text) {
    if (text.empty()) return 0;
    unsigned number = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failed != std::errc() || end != text.data() + text.size() || number == 0)
        throw UsageError("--shards=" + text + " can't be read; expected how many shards there are");
    return number;
}

}  // namespace

int merge(const Arguments& arguments) {
    offbeat::MergeSettings settings;
    settings.folders = arguments.paths;
    settings.report_dir = arguments.option("report-dir");
    if (settings.report_dir.empty()) throw UsageError("--report-dir is missing: where the reports of the whole go");
    settings.shards = shards_in(arguments.option("shards"));
    settings.gates = arguments.all("gate");
    settings.reports = offbeat::split(arguments.option("reports"), ',');
    return offbeat::merge_shards(settings) ? fine : problems_found;
}

}  // namespace command

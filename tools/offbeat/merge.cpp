#include "offbeat/merge.hpp"

#include "command.hpp"
#include "offbeat/text.hpp"
#include "options.hpp"

namespace command {

int merge(const Arguments& arguments) {
    offbeat::MergeSettings settings;
    settings.folders = arguments.paths;
    settings.report_dir = arguments.option("report-dir");
    if (settings.report_dir.empty()) throw UsageError("--report-dir is missing: where the reports of the whole go");
    if (arguments.is_set("shards")) settings.shards = count_in("--shards", arguments.option("shards"));
    settings.gates = arguments.all("gate");
    settings.reports = offbeat::split(arguments.option("reports"), ',');
    return offbeat::merge_shards(settings) ? fine : problems_found;
}

}  // namespace command

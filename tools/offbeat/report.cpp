#include "command.hpp"
#include "offbeat/merge.hpp"
#include "offbeat/text.hpp"
#include "options.hpp"

namespace command {

int report(const Arguments& arguments) {
    offbeat::MergeSettings settings;
    settings.folders = arguments.paths;
    settings.report_dir = arguments.option("report-dir");
    settings.journal = false;
    if (settings.report_dir.empty() && settings.folders.size() > 1)
        throw UsageError("--report-dir is missing: where the reports of several runs' journals go");
    if (settings.report_dir.empty()) settings.report_dir = settings.folders.front();
    settings.gates = arguments.all("gate");
    settings.reports = offbeat::split(arguments.option("reports"), ',');
    offbeat::merge_shards(settings);
    return fine;
}

}  // namespace command

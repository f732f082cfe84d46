#include "support/sample.hpp"

#include "support/approved.hpp"

#include <filesystem>

namespace offbeat::test {

int SampleRun::count(const char* what) const {
    if (!report.contains("summary")) return -1;
    return static_cast<int>(report.at("summary").as_object().at(what).to_number<int>());
}

const boost::json::object* SampleRun::row(const std::string& id) const {
    if (!report.contains("rows")) return nullptr;
    for (const auto& row : report.at("rows").as_array()) {
        if (row.as_object().at("id").as_string() == id) return &row.as_object();
    }
    return nullptr;
}

std::string SampleRun::why(const std::string& id) const {
    const boost::json::object* found = row(id);
    if (found == nullptr) return "no row " + id;
    std::string text(found->contains("cause") ? std::string(found->at("cause").as_string()) : "");
    for (const auto& failure : found->at("failures").as_array())
        text += '|' + std::string(failure.as_object().at("message").as_string());
    return text;
}

SampleRun run_sample(const std::string& program, const TempDir& folder, const std::string& arguments) {
    const std::string beside = std::filesystem::read_symlink("/proc/self/exe").parent_path().string();
    const std::string report = folder.file("report");
    std::filesystem::remove_all(report);
    const Ran ran = shell("cd " + folder.path() + " && " + beside + '/' + program +
                          " --testres=" + folder.file("testres") + " --report-dir=" + report + ' ' + arguments);
    SampleRun run{ran.status, masked(ran.output, folder.path() + '/', ""), {}};
    const std::string json = read_file(report + "/report.json");
    if (!json.empty()) run.report = boost::json::parse(json).as_object();
    return run;
}

}  // namespace offbeat::test

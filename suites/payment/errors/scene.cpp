#include "scene.hpp"

#include "offbeat/docker/engine.hpp"
#include "offbeat/error.hpp"
#include "offbeat/stack/stack.hpp"

#include <unistd.h>

#include <fstream>
#include <iostream>
#include <iterator>
#include <set>

namespace errors {
namespace {

namespace fs = std::filesystem;
namespace test = boost::unit_test;

std::string argument(int number, const char* what) {
    const auto& suite = test::framework::master_test_suite();
    if (suite.argc <= number) throw std::runtime_error(std::string("the command line lacks ") + what);
    return suite.argv[number];
}

boost::test_tools::assertion_result skipped(test::test_unit_id id, const std::string& reason) {
    std::cout << "skipped: " << test::framework::get(id, test::TUT_ANY).p_name << ": " << reason << '\n';
    boost::test_tools::assertion_result no(false);
    no.message() << reason;
    return no;
}

std::string contents(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Which all its runs' names have in them.
std::string home_id() {
    std::string id = contents(Scene::home() / "id");
    return id.substr(0, id.find_first_of("\n"));
}

void add_processes(std::string& left, const std::string& id) {
    std::error_code gone;
    for (fs::directory_iterator at("/proc", gone), end; !gone && at != end; at.increment(gone)) {
        const auto environment = contents(at->path() / "environ");
        const auto begin = environment.find("OFFBEAT_RUN=");
        if (begin == std::string::npos) continue;
        const std::string run(environment.c_str() + begin);
        if (run.find('-' + id + '-') != std::string::npos) left += "process " + at->path().filename().string() + ", ";
    }
}

void add_files(std::string& left, const fs::path& folder, const std::string& part) {
    std::error_code gone;
    for (fs::directory_iterator at(folder, gone), end; !gone && at != end; at.increment(gone)) {
        if (at->path().filename().string().find(part) != std::string::npos) left += at->path().string() + ", ";
    }
}

void add_docker(std::string& left, const std::string& id) {
    using offbeat::docker::Engine;
    constexpr const char* run_label = "offbeat.run";
    try {
        Engine engine("/var/run/docker.sock");
        const auto ours = [&](const offbeat::docker::Labels& labels) {
            return labels.at(run_label).find('-' + id + '-') != std::string::npos;
        };
        for (const auto& container : engine.containers({{run_label, ""}}))
            if (ours(container.labels)) left += "container " + container.id.substr(0, 12) + ", ";
        for (const auto& network : engine.networks({{run_label, ""}}))
            if (ours(network.labels)) left += "network " + network.name + ", ";
    } catch (const offbeat::EnvironmentError&) {
        return;  // no engine: nothing is in it
    }
}

}  // namespace

boost::test_tools::assertion_result engine_answers(test::test_unit_id id) {
    const auto choice = offbeat::stack::choose_target("");
    return choice.target == "docker" ? boost::test_tools::assertion_result(true) : skipped(id, choice.reason);
}

boost::test_tools::assertion_result is_root(test::test_unit_id id) {
    return geteuid() == 0 ? boost::test_tools::assertion_result(true)
                          : skipped(id, "only root can make a small file system");
}

Scene::Scene() {
    give("OFFBEAT_HOME=" + home().string());
    rows("ROW,,none,,,201,5s,0.025\n");
}

const fs::path& Scene::home() {
    static const support::TemporaryFolder folder("payment-errors-home");
    return folder.path();
}

void Scene::rows(const std::string& lines) const {
    const auto driver = folder() / "testres/sysExp/DatabaseOutage/DatabaseOutageSysExceptionTest.testPayment.csv";
    fs::create_directories(driver.parent_path());
    std::ofstream(driver) << "caseId,target,fault,begin,end,expectStatus,expectWithin,retryDelayScale\n" << lines;
}

void Scene::spoil(const std::string& file, const std::string& python) {
    const auto copy = folder() / "service";
    if (service_.empty()) {
        fs::copy(argument(3, "the payment service's folder"), copy, fs::copy_options::recursive);
        service_ = copy;
    }
    std::ofstream(copy / file, std::ios::app) << python;
}

Run Scene::payment(std::vector<std::string> options) const {
    const auto reports = folder() / "report";
    options.insert(options.begin(),
                   {argument(1, "the payment program"), "--report-dir=" + reports.string(),
                    "--testres=" + (folder() / "testres").string(), "--run_test=DatabaseOutageSysExceptionTest"});
    if (!service_.empty()) options.push_back("--payment-service=" + service_);
    fs::remove_all(reports);
    Run result;
    static_cast<Ended&>(result) = run(options, environment_);
    BOOST_REQUIRE_MESSAGE(fs::exists(reports / "report.json"), "no report; it said: " << result.said);
    result.report = support::read_report(reports / "report.json");
    return result;
}

Ended Scene::plan() const {
    return run({argument(1, "the payment program"), "--plan", "--testres=" + (folder() / "testres").string()},
               environment_);
}

Ended Scene::clean() const {
    return run({argument(2, "the offbeat tool"), "clean"}, environment_);
}

std::string Scene::left() {
    const std::string id = home_id();
    if (id.empty()) return "";
    std::string left;
    add_processes(left, id);
    for (const char* parent : {"/dev/shm", "/tmp", "/var/tmp"}) add_files(left, parent, '-' + id + '-');
    add_files(left, home() / "runs", "");
    add_docker(left, id);
    return left;
}

void expect_told_and_healed(const Run& run, double seconds) {
    BOOST_TEST(run.status > 0);
    BOOST_TEST(!run.report.at("summary").at("green").as_bool());
    BOOST_TEST(run.seconds < seconds);
    BOOST_TEST(Scene::left() == "");
}

}  // namespace errors

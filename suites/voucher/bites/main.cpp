// The proof that the cases bite: runs the voucher program once for each constraint of the service's validator, with
// that constraint switched off, and shows which cases notice. Every constraint must be noticed by a case that aims at
// its attribute, and with all of them on no case may fail.
//
//     voucher-bites build/bin/voucher [OPTION…]        the options go to the program, such as --store=postgresql://…

#include "support/reported_run.hpp"
#include "voucher/service/validator.hpp"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

/// What one run showed: the failing cases by id, with the attribute that each aims at.
struct Outcome {
    std::map<std::string, std::string> failing;
    std::int64_t run = 0;
};

std::string target_attribute(const json::object& row) {
    const std::string target(row.at("labels").at("target").as_string());
    return target == "(request)" ? "request" : target.substr(0, target.find_first_of("[."));
}

Outcome outcome_of(const json::object& report) {
    Outcome outcome;
    outcome.run = report.at("summary").at("run").to_number<std::int64_t>();
    for (const auto& row : report.at("rows").as_array()) {
        if (row.at("status").as_string() == "passed") continue;
        outcome.failing[std::string(row.at("id").as_string())] = target_attribute(row.as_object());
    }
    return outcome;
}

class Bites {
public:
    Bites(std::vector<std::string> command, fs::path folder)
        : command_(std::move(command)), folder_(std::move(folder)) {}

    /// \param constraint empty: all are on
    Outcome without(const std::string& constraint) const {
        std::vector<std::string> words = command_;
        words.insert(words.begin() + 1, "--run_test=InvalidCreateRequestFuncExceptionTest");
        if (!constraint.empty()) words.push_back("--without=" + constraint);
        return outcome_of(support::reported_run(words, folder_));
    }

private:
    std::vector<std::string> command_;
    fs::path folder_;
};

/// One line of the table; whether a case that aims at the constraint's attribute noticed.
bool show(const std::string& constraint, const Outcome& outcome) {
    const std::string attribute = constraint.substr(0, constraint.find('.'));
    std::string cases;
    bool noticed = false;
    for (const auto& [id, aimed_at] : outcome.failing) {
        cases += (cases.empty() ? "" : " ") + id;
        noticed = noticed || aimed_at == attribute;
    }
    std::string name = constraint;
    name.resize(std::max<std::size_t>(name.size() + 1, 30), ' ');
    std::cout << name << outcome.failing.size() << "  " << (noticed ? cases : "NOT NOTICED " + cases) << '\n';
    return noticed;
}

int prove(const Bites& bites) {
    const Outcome sound = bites.without("");
    std::cout << "constraint switched off       cases that fail\n";
    int unnoticed = 0;
    const auto constraints = voucher::Validator::constraint_names();
    for (const auto& constraint : constraints) unnoticed += show(constraint, bites.without(constraint)) ? 0 : 1;
    std::cout << constraints.size() << " constraints, " << constraints.size() - static_cast<std::size_t>(unnoticed)
              << " noticed; with all of them on " << sound.failing.size() << " of " << sound.run << " cases fail\n";
    return unnoticed == 0 && sound.failing.empty() && sound.run > 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char* argv[]) {
    if (argc < 2) {
        std::cerr << "usage: voucher-bites PROGRAM [OPTION…]\n";
        return 2;
    }
    try {
        const support::TemporaryFolder folder("offbeat-bites");
        return prove({std::vector<std::string>(argv + 1, argv + argc), folder.path()});
    } catch (const std::exception& failure) {
        std::cerr << "voucher-bites: " << failure.what() << '\n';
        return 3;
    }
}

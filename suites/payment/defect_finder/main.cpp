// The proof that the outage rows bite: plants the defects of a folder of patches into the payment service, one at a
// time, runs all rows against it, and shows which of them fail. Each defect must fail at least one row; the sound
// service none.
//
//     payment-defects PROGRAM SERVICE PATCHES [OPTION…]        the options go to the program
//
// A patch applies with `patch -p1` inside a copy of the service's folder; its first line says what the defect is.

#include "support/reported_run.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Failing {
    std::vector<std::string> rows;
    std::vector<std::string> broken;
    std::int64_t run = 0;
};

std::vector<fs::path> patches_in(const fs::path& folder) {
    std::vector<fs::path> patches;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".patch") patches.push_back(entry.path());
    }
    std::sort(patches.begin(), patches.end());
    return patches;
}

std::string first_line(const fs::path& file) {
    std::ifstream in(file);
    std::string line;
    std::getline(in, line);
    return line;
}

class Finder {
public:
    Finder(std::string program, fs::path service, std::vector<std::string> options, fs::path folder)
        : program_(std::move(program)),
          service_(std::move(service)),
          options_(std::move(options)),
          folder_(std::move(folder)) {}

    /// \param patch empty: the sound service
    [[nodiscard]] Failing failing(const fs::path& patch) const {
        const fs::path planted = folder_ / "service";
        fs::remove_all(planted);
        fs::copy(service_, planted, fs::copy_options::recursive);
        if (!patch.empty() &&
            support::run_silently({"patch", "-p1", "-s", "-d", planted.string(), "-i", patch.string()}) != 0)
            throw std::runtime_error(patch.string() + " doesn't apply to the service any more");
        std::vector<std::string> command = {program_, "--run_test=DatabaseOutageSysExceptionTest",
                                            "--payment-service=" + planted.string()};
        command.insert(command.end(), options_.begin(), options_.end());
        const auto report = support::reported_run(command, folder_ / "report");
        Failing failing;
        failing.run = report.at("summary").at("run").to_number<std::int64_t>();
        for (const auto& row : report.at("rows").as_array()) {
            const std::string status(row.at("status").as_string());
            // A row that is broken proves nothing: of a service that doesn't start all are.
            if (status == "failed") failing.rows.emplace_back(row.at("id").as_string());
            if (status != "failed" && status != "passed") failing.broken.emplace_back(row.at("id").as_string());
        }
        return failing;
    }

private:
    std::string program_;
    fs::path service_;
    std::vector<std::string> options_;
    fs::path folder_;
};

void show(std::string name, const Failing& failing, const std::string& about) {
    constexpr std::size_t width = 28;
    constexpr std::size_t most_shown = 8;
    name.resize(std::max(name.size() + 1, width), ' ');
    std::cout << name << failing.rows.size() << " of " << failing.run;
    for (std::size_t i = 0; i < std::min(failing.rows.size(), most_shown); ++i) std::cout << ' ' << failing.rows[i];
    if (failing.rows.size() > most_shown) std::cout << " …";
    if (!failing.broken.empty()) std::cout << " (" << failing.broken.size() << " broken, proving nothing)";
    std::cout << "\n    " << about << std::endl;
}

int prove(const Finder& finder, const std::vector<fs::path>& patches) {
    std::cout << "defect planted              rows that fail\n";
    const Failing sound = finder.failing({});
    show("none", sound, "the service as it is");
    std::size_t found = 0;
    for (const auto& patch : patches) {
        const Failing failing = finder.failing(patch);
        show(patch.stem().string(), failing,
             failing.rows.empty() ? "NOT FOUND: " + first_line(patch) : first_line(patch));
        if (!failing.rows.empty()) ++found;
    }
    std::cout << patches.size() << " defects, " << found << " found; without any, " << sound.rows.size() << " of "
              << sound.run << " rows fail\n";
    return found == patches.size() && !patches.empty() && sound.rows.empty() && sound.broken.empty() && sound.run > 0
               ? 0
               : 1;
}

}  // namespace

int main(int argc, char* argv[]) {
    if (argc < 4) {
        std::cerr << "usage: payment-defects PROGRAM SERVICE PATCHES [OPTION…]\n";
        return 2;
    }
    try {
        const support::TemporaryFolder folder("offbeat-defects");
        return prove({argv[1], argv[2], std::vector<std::string>(argv + 4, argv + argc), folder.path()},
                     patches_in(argv[3]));
    } catch (const std::exception& failure) {
        std::cerr << "payment-defects: " << failure.what() << '\n';
        return 3;
    }
}

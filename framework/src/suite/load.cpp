#include "suite/load.hpp"

#include "suite/element.hpp"
#include "suite/form.hpp"
#include "suite/parse.hpp"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace offbeat::suite {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_files = 1000;

/// \throws SetupError at `asked_at`
std::string contents(const std::string& path, const Location& asked_at) {
    const auto refuse = [&](const std::string& why) {
        throw SetupError(
            {asked_at, "the suite file " + shown(path) + ' ' + why, "an XML file as TestNG's testng.xml is"});
    };
    std::error_code failed;
    const auto status = fs::status(path, failed);
    if (!fs::exists(status)) refuse("isn't there");
    // A pipe may never end.
    if (!fs::is_regular_file(status)) refuse("is no file");
    std::ifstream in(path, std::ios::binary);
    if (!in) refuse("can't be read: " + std::generic_category().message(errno));
    std::string text(largest_file + 1, '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(in.gcount()));
    return text;
}

class Loader {
public:
    Loader(Loaded& loaded, Problems& problems) : loaded_(loaded), problems_(problems) {}

    void load(const std::string& path, const Location& asked_at, const Parameters& inherited) {
        std::error_code failed;
        const std::string whole = fs::weakly_canonical(path, failed).string();
        if (std::ranges::find(open_, whole) != open_.end()) {
            problems_.add({asked_at, "suite files name each other in a circle: " + shown(path) + " is open already"});
            return;
        }
        if (++files_ > most_files) {
            if (files_ == most_files + 1) problems_.add({asked_at, "more than 1000 suite files"});
            return;
        }
        open_.push_back(whole);
        try {
            Suite suite = read_suite(path, contents(path, asked_at), problems_, loaded_.idle);
            suite.parameters.insert(inherited.begin(), inherited.end());
            const std::vector<Named> files = suite.files;
            const Parameters parameters = suite.parameters;
            loaded_.suites.push_back(std::move(suite));
            for (const auto& file : files)
                load((fs::path(path).parent_path() / file.name).string(), file.where, parameters);
        } catch (const SetupError& wrong) {
            problems_.add(wrong.problem());
        }
        open_.pop_back();
    }

private:
    Loaded& loaded_;
    Problems& problems_;
    std::vector<std::string> open_;
    std::size_t files_ = 0;
};

}  // namespace

Suite read_suite(const FileName& file, std::string_view text, Problems& problems, std::set<std::string>& idle) {
    const Element root = read_xml(file, text);
    check_form(root, problems, idle);
    return root.name == "suite" ? parse(root, problems) : Suite();
}

Loaded load(const std::vector<std::string>& paths, Problems& problems) {
    Loaded loaded;
    Loader loader(loaded, problems);
    for (const auto& path : paths) loader.load(path, {}, {});
    return loaded;
}

}  // namespace offbeat::suite

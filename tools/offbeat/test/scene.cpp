#include "scene.hpp"

#include <boost/test/unit_test.hpp>

#include <stdlib.h>
#include <sys/wait.h>

#include <fstream>
#include <iterator>
#include <sstream>

namespace fs = std::filesystem;

namespace {

std::string quoted(const std::string& word) {
    std::string text = "'";
    for (const char c : word) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return text + '\'';
}

std::string contents(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The command's path is this program's first own argument.
std::string command() {
    const auto& suite = boost::unit_test::framework::master_test_suite();
    BOOST_REQUIRE(suite.argc == 2);
    return suite.argv[1];
}

}  // namespace

std::vector<std::string> Outcome::lines() const {
    std::vector<std::string> all;
    std::istringstream stream(out);
    for (std::string line; std::getline(stream, line);) all.push_back(line);
    return all;
}

std::vector<boost::json::object> Outcome::rows() const {
    std::vector<boost::json::object> all;
    for (const auto& line : lines()) all.push_back(boost::json::parse(line).as_object());
    return all;
}

Scene::Scene() {
    std::string name = (fs::temp_directory_path() / "offbeat command.XXXXXX").string();
    BOOST_REQUIRE(mkdtemp(name.data()) != nullptr);
    folder_ = name;
    fs::create_directory(folder_ / "scene");
}

Scene::~Scene() {
    fs::remove_all(folder_);
}

void Scene::write(const std::string& path, const std::string& bytes) const {
    const fs::path file = folder_ / "scene" / path;
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
}

void Scene::script(const std::string& path, const std::string& body) const {
    write(path, "#!/bin/sh\n" + body);
    fs::permissions(folder_ / "scene" / path, fs::perms::owner_all);
}

Outcome Scene::call(const std::vector<std::string>& words, const std::string& before, const std::string& behind) const {
    const fs::path out = folder_ / "out", err = folder_ / "err";
    std::string line = "cd " + quoted((folder_ / "scene").string()) + " && { " + before + ' ' + quoted(command());
    for (const auto& word : words) line += ' ' + quoted(word);
    line += ' ' + behind + "; } >" + quoted(out.string()) + " 2>" + quoted(err.string());
    const int status = std::system(line.c_str());
    BOOST_REQUIRE(WIFEXITED(status));
    return {WEXITSTATUS(status), contents(out), contents(err)};
}

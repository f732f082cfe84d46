#include "image_maker.hpp"

#include "keeper/home.hpp"
#include "offbeat/text.hpp"

#include <sys/stat.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <mutex>
#include <set>

#ifndef OFFBEAT_IMAGES
#define OFFBEAT_IMAGES "tools/images"
#endif

namespace offbeat::docker {
namespace {

namespace fs = std::filesystem;
constexpr std::string_view ours = "offbeat/";

fs::path folder() {
    const char* given = std::getenv("OFFBEAT_IMAGES");
    return given && *given ? given : OFFBEAT_IMAGES;
}

std::int64_t changed(const fs::path& file) {
    struct stat status {};
    return stat(file.c_str(), &status) == 0 ? static_cast<std::int64_t>(status.st_mtime) : 0;
}

/// Where it is kept what the tool has looked at: looking takes it half a second, also where nothing has to be done.
fs::path stamp_of(const std::string& recipe) {
    return keeper::home("images") / (recipe + ".stamp");
}

/// Of which image, and of what it is made of.
std::string state_of(Engine& engine, const std::string& image, const std::string& recipe) {
    std::string state = std::to_string(engine.image_created(image));
    for (const auto& source : {folder() / "build", folder() / (recipe + ".recipe"), fs::path("/var/lib/dpkg/status")})
        state += ' ' + source.string() + ' ' + std::to_string(changed(source));
    return state;
}

std::string contents(const fs::path& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

void make(Engine& engine, const std::string& image, const std::string& recipe) {
    const auto tool = (folder() / "build").string();
    const auto command = tool + " " + recipe;
    if (!fs::exists(tool)) {
        throw EnvironmentError("the image " + image + " is missing, and so is " + tool +
                               ", which makes it; OFFBEAT_IMAGES may name its folder");
    }
    const auto line = "DOCKER_HOST=" + shell_quoted("unix://" + engine.socket()) + " " + shell_quoted(tool) + " " +
                      shell_quoted(recipe) + " 2>&1 </dev/null";
    std::string said;
    FILE* pipe = popen(line.c_str(), "re");
    std::array<char, 512> piece;
    while (pipe && std::fgets(piece.data(), piece.size(), pipe)) said += piece.data();
    if (!pipe || pclose(pipe) != 0) {
        engine.ping();  // one that went away meanwhile is lost, which is another thing than an image that can't be made
        throw EnvironmentError("the image " + image + " is missing, and " + command + " failed: " + said);
    }
}

}  // namespace

void provide_image(Engine& engine, const std::string& image) {
    // Once a run; several stacks may be made at the same time.
    static std::mutex mutex;
    static std::set<std::string> provided;
    const std::lock_guard lock(mutex);
    if (provided.contains(image)) return;
    const bool is_ours = image.starts_with(ours);
    const auto recipe = is_ours ? image.substr(ours.size(), image.find(':') - ours.size()) : std::string();
    const bool exists = engine.image_exists(image);
    if (!exists && !is_ours) throw EnvironmentError("the image " + image + " is missing: make or pull it first");
    // The tool makes it anew where something that it is made of has changed.
    if (is_ours && (!exists || contents(stamp_of(recipe)) != state_of(engine, image, recipe))) {
        make(engine, image, recipe);
        std::ofstream(stamp_of(recipe)) << state_of(engine, image, recipe);
    }
    provided.insert(image);
}

}  // namespace offbeat::docker

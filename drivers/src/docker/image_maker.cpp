#include "image_maker.hpp"

#include "offbeat/text.hpp"

#include <sys/stat.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
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

// Whether something that it may be made of has changed since; the tool then looks more closely, and makes it anew or
// not.
bool may_be_stale(Engine& engine, const std::string& image, const std::string& recipe) {
    const auto made = engine.image_created(image);
    for (const auto& source : {folder() / "build", folder() / (recipe + ".recipe"), fs::path("/var/lib/dpkg/status")}) {
        if (changed(source) > made) return true;
    }
    return false;
}

void make(const Engine& engine, const std::string& image, const std::string& recipe) {
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
    if (!engine.image_exists(image)) {
        if (!is_ours) throw EnvironmentError("the image " + image + " is missing: make or pull it first");
        make(engine, image, recipe);
    } else if (is_ours && may_be_stale(engine, image, recipe)) {
        make(engine, image, recipe);
    }
    provided.insert(image);
}

}  // namespace offbeat::docker

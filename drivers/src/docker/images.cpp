#include "json.hpp"
#include "pool.hpp"
#include "time.hpp"

namespace offbeat::docker {
namespace {

// Slashes are part of an image's name, and of its path.
std::string path_of(const std::string& image) {
    std::string result = "/images/";
    for (const char character : image) result += character == '/' ? "/" : encoded({&character, 1});
    return result;
}

}  // namespace

bool Engine::image_exists(const std::string& image, Milliseconds limit) {
    return pool_->ask({"GET", path_of(image) + "/json"}, limit, {{404}}).status != 404;
}

std::int64_t Engine::image_created(const std::string& image, Milliseconds limit) {
    const Call call{"GET", path_of(image) + "/json"};
    return seconds_of(text(at(parse(pool_->ask(call, limit).body, call.text()), {"Created"}))).value_or(0);
}

std::vector<std::string> Engine::images(const Labels& labels, Milliseconds limit) {
    const Call call{"GET", "/images/json" + query({{"filters", label_filter(labels)}})};
    std::vector<std::string> result;
    const auto listed = parse(pool_->ask(call, limit).body, call.text());
    for (const auto& each : elements(listed)) {
        for (auto& name : texts(at(each, {"RepoTags"}))) result.push_back(std::move(name));
    }
    return result;
}

std::string Engine::import_image(const std::filesystem::path& archive, const std::string& image,
                                 const std::vector<std::string>& changes, Milliseconds limit) {
    Call call{"POST", "/images/create" + query({{"fromSrc", "-"}, {"repo", image}}), {}, "application/x-tar", archive};
    for (const auto& change : changes) call.target += "&changes=" + encoded(change);
    const auto reply = pool_->ask(call, limit);
    // One JSON object a line; the status is 200 whatever they say.
    std::string id;
    for (std::size_t begin = 0; begin < reply.body.size();) {
        const auto end = std::min(reply.body.find('\n', begin), reply.body.size());
        const auto line = std::string_view(reply.body).substr(begin, end - begin);
        begin = end + 1;
        if (line.find_first_not_of("\r ") == std::string_view::npos) continue;
        const auto value = parse(line, call.text());
        if (const auto error = text(at(value, {"error"})); !error.empty()) throw EngineError(200, error, call.text());
        id = text(at(value, {"status"}));
    }
    return id;
}

void Engine::tag_image(const std::string& image, const std::string& name, const std::string& tag, Milliseconds limit) {
    pool_->ask({"POST", path_of(image) + "/tag" + query({{"repo", name}, {"tag", tag}})}, limit);
}

void Engine::remove_image(const std::string& image, Milliseconds limit) {
    pool_->ask({"DELETE", path_of(image)}, limit, {{404}});
}

}  // namespace offbeat::docker

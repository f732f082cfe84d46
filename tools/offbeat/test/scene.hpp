#pragma once

#include <boost/json.hpp>

#include <filesystem>
#include <string>
#include <vector>

/// What a call of the command gave.
struct Outcome {
    int status = 0;
    std::string out, err;

    /// The lines of `out`.
    [[nodiscard]] std::vector<std::string> lines() const;
    /// The lines of `out`, each of which must be a JSON object.
    [[nodiscard]] std::vector<boost::json::object> rows() const;
};

/// A folder of its own, in which the command is called.
class Scene {
public:
    Scene();
    ~Scene();
    Scene(const Scene&) = delete;
    Scene& operator=(const Scene&) = delete;

    /// Writes a file, and the folders on the way to it.
    void write(const std::string& path, const std::string& bytes) const;
    /// Writes a shell script that can be run.
    void script(const std::string& path, const std::string& body) const;
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

    /// Calls `offbeat WORD…` there. \param before shell text in front of it, such as `ulimit -v 100000;`
    [[nodiscard]] Outcome call(const std::vector<std::string>& words, const std::string& before = {},
                               const std::string& behind = {}) const;

private:
    std::filesystem::path folder_;
};

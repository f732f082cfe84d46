#pragma once

#include <boost/json.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace support {

/// A folder of the temporary directory, gone with the object.
class TemporaryFolder {
public:
    /// \param name what its own begins with. \throws std::runtime_error where it can't be made
    explicit TemporaryFolder(const std::string& name);
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// Runs a command to its end, its standard output thrown away.
/// \returns its exit status. \throws std::runtime_error where it can't be run, or a signal ended it
int run_silently(const std::vector<std::string>& command);

/// Reads a report.json. \throws std::runtime_error where there is none
boost::json::object read_report(const std::filesystem::path& path);

/// Runs a suite's program and reads the report.json that it wrote to the folder.
/// \throws std::runtime_error where it wrote none
boost::json::object reported_run(std::vector<std::string> command, const std::filesystem::path& folder);

}  // namespace support

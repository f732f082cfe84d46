#include "filled_file.hpp"

#include "offbeat/error.hpp"
#include "table_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

namespace offbeat::tables {
namespace {

constexpr const char* preface =
    "# Offbeat wrote what this table held after a run. Review it, and rename the file: filled -> expect. It is never "
    "overwritten.\n";

[[noreturn]] void refuse(const std::string& path, const std::string& doing, int error) {
    throw SetupError({{path}, "can't " + doing + ": " + std::strerror(error), "a folder that may be written to"});
}

/// An open file, locked for this process as long as it lives.
class LockedFile {
public:
    explicit LockedFile(const std::string& path) : path_(path) {
        std::error_code failed;
        std::filesystem::create_directories(std::filesystem::path(path).parent_path(), failed);
        if (failed) refuse(path, "make its folder", failed.value());
        descriptor_ = open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
        if (descriptor_ < 0) refuse(path, "write it", errno);
        while (flock(descriptor_, LOCK_EX) != 0) {
            if (errno != EINTR) break;  // a file system without locks: as good as it gets
        }
    }
    LockedFile(const LockedFile&) = delete;
    LockedFile& operator=(const LockedFile&) = delete;
    ~LockedFile() { close(descriptor_); }

    [[nodiscard]] std::string contents() const {
        std::string text;
        char buffer[1U << 16U];
        for (;;) {
            const ssize_t got = pread(descriptor_, buffer, sizeof buffer, static_cast<off_t>(text.size()));
            if (got < 0 && errno == EINTR) continue;
            if (got < 0) refuse(path_, "read it", errno);
            if (got == 0) return text;
            text.append(buffer, static_cast<std::size_t>(got));
        }
    }

    void append(const std::string& text, std::size_t size_before) const {
        for (std::size_t done = 0; done < text.size();) {
            const ssize_t wrote = write(descriptor_, text.data() + done, text.size() - done);
            if (wrote < 0 && errno == EINTR) continue;
            if (wrote < 0) {
                const int error = errno;
                // Half a line would be taken for a whole one.
                if (ftruncate(descriptor_, static_cast<off_t>(size_before)) != 0) refuse(path_, "mend it", errno);
                refuse(path_, "write it", error);
            }
            done += static_cast<std::size_t>(wrote);
        }
    }

private:
    const std::string& path_;
    int descriptor_ = -1;
};

/// Whether lines of the row may be added: the file is as we wrote it, and has none.
bool takes(const std::string& path, const std::string& table, const std::string& contents, const std::string& header,
           const std::string& row_id) {
    if (!contents.starts_with(preface + header) || !contents.ends_with('\n')) return false;
    try {
        const TableFile file = read_table_file(csv::Reader::from_text(path, contents), table, Phase::expect);
        return !file.by_row.contains(row_id);
    } catch (const SetupError&) {
        return false;
    }
}

}  // namespace

bool add_to_filled_file(const std::string& path, const std::string& table, const std::string& header,
                        const std::string& row_id, const std::string& lines) {
    const LockedFile file(path);
    const std::string contents = file.contents();
    if (contents.empty()) {
        file.append(preface + header + lines, 0);
        return true;
    }
    if (!takes(path, table, contents, header, row_id)) return false;
    file.append(lines, contents.size());
    return true;
}

}  // namespace offbeat::tables

#pragma once

#include "offbeat/reporter.hpp"

#include <unistd.h>

#include <string>
#include <utility>

namespace offbeat::report {

/// A reporter that writes files: what goes wrong (a full disk) is told once, and the rest of the run goes on without
/// it.
class FileReporter : public Reporter {
public:
    explicit FileReporter(std::string report_dir) : report_dir_(std::move(report_dir)) {}

protected:
    [[nodiscard]] std::string path(const char* name) const { return report_dir_ + '/' + name; }
    [[nodiscard]] const std::string& report_dir() const { return report_dir_; }

    /// Takes away what an earlier run wrote: a run that is killed must not be taken for that one.
    void forget(const char* name) const { ::unlink(path(name).c_str()); }

    /// Does `work` unless an earlier one failed; an exception passes on, once.
    template <class Work>
    void once_told(Work work) {
        if (failed_) return;
        failed_ = true;  // until the work is done
        work();
        failed_ = false;
    }

private:
    std::string report_dir_;
    bool failed_ = false;
};

}  // namespace offbeat::report

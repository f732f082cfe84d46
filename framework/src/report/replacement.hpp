#pragma once

#include "report/descriptor.hpp"

#include <string>
#include <string_view>

namespace offbeat::report {

/// A report that appears when it is complete: written beside its place as `path.part`, then renamed.
/// A reader finds the old report or the new one, never half of it.
class Replacement {
public:
    explicit Replacement(std::string path);
    Replacement(const Replacement&) = delete;
    Replacement& operator=(const Replacement&) = delete;
    /// Takes the unfinished file away.
    ~Replacement();

    void write(std::string_view bytes);
    void commit();

private:
    std::string path_;
    std::string part_;
    Descriptor file_;
    std::string buffer_;
    bool committed_ = false;
};

}  // namespace offbeat::report

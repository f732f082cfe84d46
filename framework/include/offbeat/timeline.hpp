#pragma once

#include "offbeat/attachment.hpp"

#include <string>
#include <vector>

namespace offbeat {

/// What happened when while a row ran, as the page draws it: lanes below each other over one axis of time.
struct Timeline {
    enum class Kind { neutral, good, bad, warn };

    struct Band {
        double from = 0;
        double to = 0;
        std::string text = {};
        Kind kind = Kind::neutral;
    };
    struct Mark {
        double at = 0;
        std::string text = {};
        Kind kind = Kind::neutral;
    };
    struct Lane {
        std::string name = {};
        std::vector<Band> bands = {};
        std::vector<Mark> marks = {};
    };

    double from = 0;
    double to = 0;           ///< the axis; it grows where a band or mark lies outside
    std::string unit = "s";  ///< of all times
    std::vector<Lane> lanes = {};
};

/// The attachment that the page draws; see timeline_type.
Attachment to_attachment(const Timeline& timeline, std::string name = "time line");

/// `neutral`, `good`, `bad`, `warn`.
const char* to_string(Timeline::Kind kind);

}  // namespace offbeat

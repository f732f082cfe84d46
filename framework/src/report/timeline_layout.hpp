#pragma once

#include "offbeat/timeline.hpp"

#include <string>
#include <vector>

namespace offbeat::report {

/// Where the parts of a drawn time line stand, in pixels from the upper left corner.
struct TimelineLayout {
    static constexpr double width = 960;
    static constexpr double plot_left = 168;  ///< the lanes' names stand left of it
    static constexpr double plot_right = 948;
    static constexpr double track_height = 20;

    /// A band or a mark. A lane has as many tracks as its items need to keep out of each other's way.
    struct Item {
        bool is_mark = false;
        double from = 0;  ///< of the shape; a mark stands in its middle
        double to = 0;
        double y = 0;  ///< the track's upper edge
        std::string label = {};
        double label_x = 0;
        bool label_ends = false;  ///< at label_x, instead of beginning there
        Timeline::Kind kind = Timeline::Kind::neutral;
        std::string told = {};  ///< the whole text, with its times
    };
    struct Lane {
        std::string name = {};
        std::string label = {};  ///< as much of the name as fits
        double y = 0;
        double height = 0;
        std::vector<Item> items = {};
    };
    struct Tick {
        double x = 0;
        std::string label = {};
    };

    explicit TimelineLayout(const Timeline& timeline);

    std::vector<Lane> lanes = {};
    std::vector<Tick> ticks = {};
    double axis_y = 0;
    double height = 0;
};

/// `4.03`: at most six digits.
std::string time_text(double time);

/// What tells the kind without colour: `✓`, `✗`, `!`; nothing for neutral.
const char* symbol(Timeline::Kind kind);

}  // namespace offbeat::report

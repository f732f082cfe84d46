#include "offbeat/utf8.hpp"
#include "report/timeline_layout.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat;
using report::TimelineLayout;

namespace {

using Kind = Timeline::Kind;

Timeline one_lane(std::vector<Timeline::Band> bands, std::vector<Timeline::Mark> marks = {}) {
    return {0, 10, "s", {{"lane", std::move(bands), std::move(marks)}}};
}

const TimelineLayout::Item& item(const TimelineLayout& layout, std::size_t index) {
    return layout.lanes.at(0).items.at(index);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(timeline_layout)

BOOST_AUTO_TEST_CASE(times_become_places) {
    const TimelineLayout layout(one_lane({{0, 10, "all"}}, {{5, "half"}}));
    BOOST_TEST(item(layout, 0).from == TimelineLayout::plot_left);
    BOOST_TEST(item(layout, 0).to == TimelineLayout::plot_right);
    const double middle = (TimelineLayout::plot_left + TimelineLayout::plot_right) / 2;
    BOOST_TEST((item(layout, 1).from + item(layout, 1).to) / 2 == middle);
    BOOST_TEST(item(layout, 0).told == "all, 0 to 10 s");
    BOOST_TEST(item(layout, 1).told == "half, at 5 s");
}

BOOST_AUTO_TEST_CASE(labels_stand_inside_behind_or_before) {
    const TimelineLayout layout(one_lane({{0, 8, "inside"}, {0, 0.1, "behind"}, {9.9, 10, "before"}}));
    BOOST_TEST(item(layout, 0).label_x < item(layout, 0).to);
    BOOST_TEST(item(layout, 1).label_x > item(layout, 1).to);
    BOOST_TEST(!item(layout, 1).label_ends);
    BOOST_TEST(item(layout, 2).label_x < item(layout, 2).from);
    BOOST_TEST(item(layout, 2).label_ends);
}

BOOST_AUTO_TEST_CASE(nothing_covers_anything_else) {
    const TimelineLayout layout(one_lane({{1, 3, "one"}, {2, 4, "two"}, {6, 8, "three"}}, {{1.5, "a mark"}}));
    BOOST_TEST(item(layout, 0).y != item(layout, 1).y);
    BOOST_TEST(item(layout, 0).y == item(layout, 2).y);
    BOOST_TEST(item(layout, 3).y != item(layout, 0).y);
    BOOST_TEST(layout.lanes[0].height >= 2 * TimelineLayout::track_height);
    BOOST_TEST(layout.height > layout.axis_y);
}

BOOST_AUTO_TEST_CASE(bands_that_follow_each_other_share_a_track) {
    const TimelineLayout layout(one_lane({{0, 3, "one"}, {3, 6, "two"}, {6, 9, "three"}}));
    BOOST_TEST(item(layout, 0).y == item(layout, 1).y);
    BOOST_TEST(item(layout, 1).y == item(layout, 2).y);
}

BOOST_AUTO_TEST_CASE(a_kind_is_told_without_colour) {
    const TimelineLayout layout(one_lane({}, {{1, "done", Kind::good}, {2, "reset", Kind::bad}, {3, "", Kind::warn}}));
    BOOST_TEST(item(layout, 0).label == "✓ done");
    BOOST_TEST(item(layout, 1).label == "✗ reset");
    BOOST_TEST(item(layout, 2).label == "!");
    BOOST_TEST(item(layout, 2).told == "!, at 3 s");
}

BOOST_AUTO_TEST_CASE(hostile_texts_are_cut_between_characters_and_shown) {
    std::string chinese;
    for (int i = 0; i < 1000; ++i) chinese += "券";
    for (const std::string& text : {chinese, std::string(100000, 'x'), std::string("\x1b[2J\xff\0\xe2\x80\xae", 9)}) {
        const TimelineLayout layout({0, 10, text, {{text, {{4, 6, text}}, {{5, text}}}}});
        BOOST_TEST(utf8::valid(item(layout, 0).label));
        BOOST_TEST(item(layout, 0).label.size() < 400U);
        BOOST_TEST(item(layout, 0).label.find('\x1b') == std::string::npos);
        BOOST_TEST(layout.lanes[0].label.size() < 100U);
        BOOST_TEST(layout.ticks[0].label.size() < 60U);
    }
}

BOOST_AUTO_TEST_CASE(ticks_are_round_and_few) {
    const TimelineLayout layout({0.2, 4.2, "s", {}});
    BOOST_TEST(layout.ticks.size() >= 4U);
    BOOST_TEST(layout.ticks.front().label == "1 s");
    BOOST_TEST(layout.ticks.back().label == "4");
    for (const auto& [from, to] : {std::pair{-1e300, 1e300},
                                   {1e15, 1e15 + 1},
                                   {0.0, 1e-300},
                                   {0.0, 5e-324},
                                   {-0.001, 0.001},
                                   {1e17, 1.0000000000000001e17}}) {
        if (!(from < to)) continue;
        const TimelineLayout odd({from, to, "s", {{"a", {{from, to, "all"}}, {}}}});
        BOOST_TEST(odd.ticks.size() <= 12U);
        for (const auto& tick : odd.ticks) {
            BOOST_TEST(tick.x >= TimelineLayout::plot_left - 1);
            BOOST_TEST(tick.x <= TimelineLayout::plot_right + 1);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

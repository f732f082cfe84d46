#pragma once

#include "json/pull.hpp"
#include "offbeat/event.hpp"

#include <string>
#include <string_view>
#include <vector>

// What stands in the lines of a row. Each part takes the members that are its own, in whatever order they stand, so
// that a line is read once, however much of it is wanted.
namespace offbeat::journal {

/// Which row it is. The texts are views into the line: names and ids hold no escapes.
struct RowHead {
    std::string_view class_name = {};
    std::string_view method = {};
    std::string_view id = {};
    int worker = 0;
    double at = 0;
    unsigned shard = 0;

    /// Whether the member that stands here is its own; if so, it was read.
    bool take(json::Pull& line);
};

/// What a row consists of, read into the memory of the row before.
class RowContents {
public:
    RowContents(Row& row, std::string& scratch);
    /// Drops what the row before had and this one hasn't.
    ~RowContents();
    RowContents(const RowContents&) = delete;
    RowContents& operator=(const RowContents&) = delete;

    /// As RowHead::take().
    bool take(json::Pull& line);

private:
    Row& row_;
    std::string& scratch_;
    std::size_t parameters_ = 0;
    std::size_t labels_ = 0;
};

/// How it ended.
struct RowEnding {
    Status status = Status::passed;
    std::string cause = {};
    double seconds = 0;
    std::string rerun = {};
    bool untried = false;
    std::vector<Attachment> attachments = {};
    std::vector<Label> added_labels = {};

    void clear();
    /// As RowHead::take().
    bool take(json::Pull& line);
};

}  // namespace offbeat::journal

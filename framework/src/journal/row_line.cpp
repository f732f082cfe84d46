#include "journal/row_line.hpp"

#include "journal/pulled.hpp"
#include "report/wording.hpp"

#include <cstring>

namespace offbeat::journal {
namespace {

using json::Pull;

/// As `key == name`, which calls memcmp: a dozen times a member.
template <std::size_t Size>
bool is(std::string_view key, const char (&name)[Size]) {
    return key.size() == Size - 1 && std::memcmp(key.data(), name, Size - 1) == 0;
}

/// The next element of a list whose memory is used again.
template <class Element>
Element& next_of(std::vector<Element>& list, std::size_t& used) {
    return used < list.size() ? list[used++] : (++used, list.emplace_back());
}

void labels(Pull& line, std::vector<Label>& into, std::size_t& used) {
    while (line.next_member()) {
        Label& label = next_of(into, used);
        line.name(label.name);
        line.string(label.value);
    }
}

std::vector<Attachment> attachments(Pull& line) {
    std::vector<Attachment> all;
    while (line.next_item()) {
        Attachment& attachment = all.emplace_back();
        while (line.next_member()) {
            if (line.key() == "name") {
                line.string(attachment.name);
            } else if (line.key() == "type") {
                line.string(attachment.type);
            } else if (line.key() == "content") {
                line.bytes(attachment.content);
            } else {
                line.skip();
            }
        }
    }
    return all;
}

}  // namespace

bool RowHead::take(Pull& line) {
    const auto key = line.key();
    if (is(key, "class")) {
        class_name = line.plain_string();
    } else if (is(key, "method")) {
        method = line.plain_string();
    } else if (is(key, "id")) {
        id = line.plain_string();
    } else if (is(key, "worker")) {
        worker = static_cast<int>(line.integer());
    } else if (is(key, "at")) {
        at = line.number();
    } else if (is(key, "shard")) {
        shard = static_cast<unsigned>(line.integer());
    } else {
        return false;
    }
    return true;
}

RowContents::RowContents(Row& row, std::string& scratch) : row_(row), scratch_(scratch) {
    row_.description.clear();
    row_.groups.clear();
}

RowContents::~RowContents() {
    row_.parameters.resize(parameters_);
    row_.labels.resize(labels_);
}

bool RowContents::take(Pull& line) {
    const auto key = line.key();
    if (is(key, "source")) {
        place(line, scratch_, row_.source);
    } else if (is(key, "parameters")) {
        while (line.next_member()) {
            Parameter& parameter = next_of(row_.parameters, parameters_);
            line.name(parameter.name);
            json::value_of(line, parameter.value);
        }
    } else if (is(key, "labels")) {
        labels(line, row_.labels, labels_);
    } else if (is(key, "description")) {
        line.string(row_.description);
    } else if (is(key, "groups")) {
        row_.groups = strings(line);
    } else {
        return false;
    }
    return true;
}

void RowEnding::clear() {
    status = Status::passed;
    cause.clear();
    seconds = 0;
    rerun.clear();
    untried = false;
    attachments.clear();
    added_labels.clear();
}

bool RowEnding::take(Pull& line) {
    const auto key = line.key();
    if (is(key, "status")) {
        status = report::status_of(line.plain_string());
    } else if (is(key, "seconds")) {
        seconds = line.number();
    } else if (is(key, "cause")) {
        line.string(cause);
    } else if (is(key, "rerun")) {
        line.string(rerun);
    } else if (is(key, "attachments")) {
        attachments = journal::attachments(line);
    } else if (is(key, "addedLabels")) {
        std::size_t used = 0;
        labels(line, added_labels, used);
    } else if (is(key, "untried")) {
        untried = line.boolean();
    } else {
        return false;
    }
    return true;
}

}  // namespace offbeat::journal

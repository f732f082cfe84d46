#include "journal/reader.hpp"

#include "journal/pulled.hpp"
#include "offbeat/error.hpp"
#include "select/selection.hpp"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <utility>

namespace offbeat::journal {
namespace {

using json::Pull;
using select::name_of;

Compared& compared_of(Failure& failure) {
    return failure.compared ? *failure.compared : failure.compared.emplace();
}

}  // namespace

void Reader::take(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto* end = static_cast<const char*>(std::memchr(bytes.data(), '\n', bytes.size()));
        if (end == nullptr) {
            rest_.append(bytes);
            return;
        }
        const auto size = static_cast<std::size_t>(end - bytes.data());
        ++lines_;
        try {
            if (rest_.empty()) {
                line(bytes.substr(0, size));
            } else {
                rest_.append(bytes.substr(0, size));
                line(rest_);
                rest_.clear();
            }
        } catch (const Error& wrong) {
            throw Error("journal line " + std::to_string(lines_) + ": " + wrong.what());
        }
        bytes.remove_prefix(size + 1);
    }
}

void Reader::line(std::string_view text) {
    if (text.empty() || passed_row(text)) return;
    Pull event(text);
    if (!event.next_member() || event.key() != "event") throw Error("it begins with no event");
    event.string(scratch_);
    if (scratch_ == "row") return row(text);
    if (scratch_ == "row-finished") return row_finished(text);
    if (scratch_ == "row-started") return row_started(text);
    if (scratch_ == "failure") return failure(text);
    if (scratch_ == "row-retried") return row_retried(text);
    if (scratch_ == "method-planned") return method_planned(text);
    if (scratch_ == "run-started") return run_started(text);
    if (scratch_ == "remark") return remark(text);
    if (scratch_ == "stream-ended") return stream_ended(text);
    if (scratch_ == "run-finished") return run_finished(text);
    // What later versions write besides is theirs.
}

const MethodPlan& Reader::method(std::string_view class_name, std::string_view name) {
    if (last_ != nullptr && last_->method == name && last_->class_name == class_name) return *last_;
    const auto found = by_name_.find(std::string(class_name) + '\n' + std::string(name));
    if (found == by_name_.end())
        throw Error("no method " + std::string(class_name) + '.' + std::string(name) + " was planned");
    return *(last_ = found->second);
}

void Reader::row_started(std::string_view text) {
    RowHead head;
    for (Pull line(text); line.next_member();) {
        // The rest is read when it is asked for.
        if (line.key() == "description" || line.key() == "source") break;
        if (!head.take(line)) line.skip();
    }
    Open& open = begin(head);
    open.details.assign(text);
    if (contents_) complete(open);
    tell_beginning(open, head.worker);
}

void Reader::tell_beginning(const Open& open, int worker) {
    seconds_ = std::max(seconds_, open.at);
    to_.on(RowStarted{*open.method, open.row, worker, open.at, open.shard, !open.attempts.empty()});
}

Reader::Open& Reader::begin(const RowHead& row) {
    return begin(row, method(row.class_name, row.method));
}

Reader::Open& Reader::begin(const RowHead& row, const MethodPlan& method) {
    Open& open = open_[row.worker];
    open.of = open.method = &method;
    open.at = row.at;
    open.shard = row.shard;
    open.row.id.assign(row.id);
    open.row.attachments.clear();
    open.details.clear();
    open.failures.clear();
    open.attempts.clear();
    if (!returned_.empty()) {
        const auto found = returned_.find(name_of(method, open.row));
        if (found != returned_.end()) open.attempts = std::move(returned_.extract(found).mapped().attempts);
    }
    return open;
}

/// One that nobody had to see begin: both in one line. Nearly all of them passed_row() takes.
void Reader::row(std::string_view text) {
    row_started(text);
    row_finished(text);
    learn(text);
}

void Reader::complete(int worker) {
    if (const auto found = open_.find(worker); found != open_.end()) complete(found->second);
}

void Reader::complete(Open& open) {
    if (open.details.empty()) return;
    RowContents contents(open.row, scratch_);
    for (Pull line(open.details); line.next_member();)
        if (!contents.take(line)) line.skip();
    open.details.clear();
}

/// The row that a worker is at, if it is that one; else null.
Reader::Open* Reader::open_row(const RowHead& row) {
    const auto found = open_.find(row.worker);
    if (found == open_.end() || found->second.method == nullptr || found->second.row.id != row.id ||
        found->second.method->method != row.method || found->second.method->class_name != row.class_name)
        return nullptr;
    return &found->second;
}

std::vector<Reader::Returned> Reader::returned() const {
    std::vector<Returned> all;
    for (const auto& [name, row] : returned_) all.push_back(row);
    return all;
}

void Reader::failure(std::string_view text) {
    Failure failure;
    RowHead head;
    for (Pull line(text); line.next_member();) {
        const auto key = line.key();
        if (head.take(line)) continue;
        if (key == "kind") {
            failure.kind = line.plain_string() == "assertion" ? Failure::Kind::assertion : Failure::Kind::exception;
        } else if (key == "source") {
            place(line, scratch_, failure.where);
        } else if (key == "message") {
            line.bytes(failure.message);
        } else if (key == "actual") {
            line.bytes(compared_of(failure).actual);
        } else if (key == "expected") {
            line.bytes(compared_of(failure).expected);
        } else {
            line.skip();
        }
    }
    Open* const open = open_row(head);
    if (open == nullptr) {
        // Of a process that a row left behind, which goes on asserting.
        ++strays_;
        to_.on(Remark{std::string(head.class_name), std::string(head.method), std::string(head.id),
                      "failed after it had ended: " + failure.message});
        return;
    }
    complete(*open);
    open->failures.push_back(std::move(failure));
    to_.on(RowFailure{*open->method, open->row, open->failures.back(), head.worker});
}

void Reader::row_retried(std::string_view text) {
    RowHead head;
    bool elsewhere = false;
    ending_.clear();
    for (Pull line(text); line.next_member();) {
        if (head.take(line) || ending_.take(line)) continue;
        if (line.key() == "elsewhere") {
            elsewhere = line.boolean();
        } else {
            line.skip();
        }
    }
    const auto found = open_.find(head.worker);
    if (found == open_.end() || found->second.method == nullptr) throw Error("an attempt of no row");
    Open& open = found->second;
    complete(open);
    open.attempts.push_back({ending_.status, ending_.cause, std::exchange(open.failures, {}), ending_.seconds});
    to_.on(RowRetried{*open.method, open.row, open.attempts.back(), head.worker, elsewhere});
    if (!elsewhere) return;
    returned_[name_of(*open.method, open.row)] = {open.method, open.row, std::move(open.attempts)};
    open.attempts.clear();
    open.method = nullptr;
}

void Reader::row_finished(std::string_view text) {
    RowHead head;
    std::string description;
    Location source;
    ending_.clear();
    for (Pull line(text); line.next_member();) {
        if (head.take(line) || ending_.take(line)) continue;
        const auto key = line.key();
        if (key == "description") {
            line.string(description);
        } else if (key == "source") {
            place(line, scratch_, source);
        } else {
            line.skip();
        }
    }
    if (Open* const open = open_row(head)) return end(*open, head.worker);
    // A row that never began, and is told all the same: one that was lost.
    Open lost;
    lost.method = &method(head.class_name, head.method);
    lost.row.id = head.id;
    lost.row.description = std::move(description);
    lost.row.source = std::move(source);
    static const std::vector<Failure> none;
    to_.on(RowFinished{*lost.method, lost.row, ending_.status, ending_.cause, none, ending_.seconds, ending_.rerun,
                       head.worker, false});
}

/// Tells the end that was read.
void Reader::end(Open& open, int worker) {
    RowEnding& ending = ending_;
    if (ending.status != Status::passed || !ending.attachments.empty() || !ending.added_labels.empty()) complete(open);
    open.row.labels.insert(open.row.labels.end(), std::make_move_iterator(ending.added_labels.begin()),
                           std::make_move_iterator(ending.added_labels.end()));
    open.row.attachments = std::move(ending.attachments);
    if (ending.untried && !open.attempts.empty()) {
        open.failures = std::move(open.attempts.back().failures);
        ending.seconds = open.attempts.back().seconds;
        open.attempts.pop_back();
    }
    seconds_ = std::max(seconds_, open.at + ending.seconds);
    to_.on(RowFinished{*open.method, open.row, ending.status, ending.cause, open.failures, ending.seconds, ending.rerun,
                       worker, true, open.attempts, open.at, open.shard});
    open.method = nullptr;
}

}  // namespace offbeat::journal

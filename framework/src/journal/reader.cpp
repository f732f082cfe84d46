#include "journal/reader.hpp"

#include "journal/pulled.hpp"
#include "offbeat/error.hpp"
#include "report/wording.hpp"
#include "select/selection.hpp"

#include <cstring>
#include <iterator>
#include <utility>

namespace offbeat::journal {
namespace {

using json::Pull;
using report::status_of;
using select::name_of;

/// Of a text that holds no escapes: class names, methods, ids.
std::string_view unquoted(std::string_view raw) {
    return raw.size() < 2 ? raw : raw.substr(1, raw.size() - 2);
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

Compared& compared_of(Failure& failure) {
    return failure.compared ? *failure.compared : failure.compared.emplace();
}

void labels(Pull& line, std::vector<Label>& into) {
    while (line.next_member()) {
        Label& label = into.emplace_back();
        label.name = line.name();
        line.string(label.value);
    }
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
    if (text.empty() || (!contents_ && passed_row(text))) return;
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
    std::string_view class_name, name, id;
    int worker = 0;
    double at = 0;
    unsigned shard = 0;
    Pull line(text);
    while (line.next_member()) {
        const auto key = line.key();
        if (key == "class") {
            class_name = line.raw();
        } else if (key == "method") {
            name = line.raw();
        } else if (key == "id") {
            id = line.raw();
        } else if (key == "worker") {
            worker = static_cast<int>(line.integer());
        } else if (key == "at") {
            at = line.number();
        } else if (key == "shard") {
            shard = static_cast<unsigned>(line.integer());
        } else if (key == "description" || key == "source") {
            break;  // the rest is read when it is asked for
        } else {
            line.skip();
        }
    }
    Open& open = begin(worker, method(unquoted(class_name), unquoted(name)), unquoted(id), at, shard);
    open.details.assign(text);
    if (contents_) complete(open);
    to_.on(RowStarted{*open.method, open.row, worker, open.at, open.shard, !open.attempts.empty()});
}

Reader::Open& Reader::begin(int worker, const MethodPlan& method, std::string_view id, double at, unsigned shard) {
    Open& open = open_[worker];
    open.of = open.method = &method;
    open.at = at;
    open.shard = shard;
    open.row.id.assign(id);
    open.row.attachments.clear();
    open.failures.clear();
    open.attempts.clear();
    if (!returned_.empty()) {
        const auto found = returned_.find(name_of(method, open.row));
        if (found != returned_.end()) open.attempts = std::move(returned_.extract(found).mapped().attempts);
    }
    return open;
}

/// One that nobody had to see begin: both in one line.
void Reader::row(std::string_view text) {
    row_started(text);
    row_finished(text);
    if (!contents_) learn(text);
}

void Reader::complete(int worker) {
    if (const auto found = open_.find(worker); found != open_.end()) complete(found->second);
}

void Reader::complete(Open& open) {
    if (open.details.empty()) return;
    Row& row = open.row;
    row.description.clear();
    row.parameters.clear();
    row.labels.clear();
    row.groups.clear();
    for (Pull line(open.details); line.next_member();) {
        const auto key = line.key();
        if (key == "description") {
            line.string(row.description);
        } else if (key == "source") {
            place(line, scratch_, row.source);
        } else if (key == "parameters") {
            while (line.next_member()) {
                Parameter& parameter = row.parameters.emplace_back();
                parameter.name = line.name();
                parameter.value = json::value_of(line);
            }
        } else if (key == "labels") {
            labels(line, row.labels);
        } else if (key == "groups") {
            row.groups = strings(line);
        } else {
            line.skip();
        }
    }
    open.details.clear();
}

/// The row that a worker is at, if it is that one; else null.
Reader::Open* Reader::open_row(int worker, std::string_view class_name, std::string_view name, std::string_view id) {
    const auto found = open_.find(worker);
    if (found == open_.end() || found->second.method == nullptr || found->second.row.id != id ||
        found->second.method->method != name || found->second.method->class_name != class_name)
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
    std::string_view class_name, name, id;
    int worker = 0;
    for (Pull line(text); line.next_member();) {
        const auto key = line.key();
        if (key == "worker") {
            worker = static_cast<int>(line.integer());
        } else if (key == "class") {
            class_name = unquoted(line.raw());
        } else if (key == "method") {
            name = unquoted(line.raw());
        } else if (key == "id") {
            id = unquoted(line.raw());
        } else if (key == "kind") {
            failure.kind = line.raw() == "\"assertion\"" ? Failure::Kind::assertion : Failure::Kind::exception;
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
    Open* const open = open_row(worker, class_name, name, id);
    if (open == nullptr) {
        // Of a process that a row left behind, which goes on asserting.
        ++strays_;
        to_.on(Remark{std::string(class_name), std::string(name), std::string(id),
                      "failed after it had ended: " + failure.message});
        return;
    }
    complete(*open);
    open->failures.push_back(std::move(failure));
    to_.on(RowFailure{*open->method, open->row, open->failures.back(), worker});
}

void Reader::row_retried(std::string_view text) {
    Attempt attempt;
    int worker = 0;
    bool elsewhere = false;
    for (Pull line(text); line.next_member();) {
        const auto key = line.key();
        if (key == "worker") {
            worker = static_cast<int>(line.integer());
        } else if (key == "status") {
            attempt.status = status_of(unquoted(line.raw()));
        } else if (key == "cause") {
            line.string(attempt.cause);
        } else if (key == "seconds") {
            attempt.seconds = line.number();
        } else if (key == "elsewhere") {
            elsewhere = line.boolean();
        } else {
            line.skip();
        }
    }
    const auto found = open_.find(worker);
    if (found == open_.end() || found->second.method == nullptr) throw Error("an attempt of no row");
    Open& open = found->second;
    complete(open);
    attempt.failures = std::exchange(open.failures, {});
    open.attempts.push_back(std::move(attempt));
    to_.on(RowRetried{*open.method, open.row, open.attempts.back(), worker, elsewhere});
    if (!elsewhere) return;
    returned_[name_of(*open.method, open.row)] = {open.method, open.row, std::move(open.attempts)};
    open.attempts.clear();
    open.method = nullptr;
}

void Reader::row_finished(std::string_view text) {
    std::string_view class_name, name, id;
    int worker = 0;
    Status status = Status::passed;
    double seconds = 0;
    bool untried = false;
    cause_.clear();
    rerun_.clear();
    std::string description;
    Location source;
    std::vector<Attachment> attached;
    std::vector<Label> added;
    for (Pull line(text); line.next_member();) {
        const auto key = line.key();
        if (key == "class") {
            class_name = unquoted(line.raw());
        } else if (key == "method") {
            name = unquoted(line.raw());
        } else if (key == "id") {
            id = unquoted(line.raw());
        } else if (key == "worker") {
            worker = static_cast<int>(line.integer());
        } else if (key == "status") {
            status = status_of(unquoted(line.raw()));
        } else if (key == "cause") {
            line.string(cause_);
        } else if (key == "seconds") {
            seconds = line.number();
        } else if (key == "rerun") {
            line.string(rerun_);
        } else if (key == "description") {
            line.string(description);
        } else if (key == "source") {
            place(line, scratch_, source);
        } else if (key == "attachments") {
            attached = attachments(line);
        } else if (key == "addedLabels") {
            labels(line, added);
        } else if (key == "untried") {
            untried = line.boolean();
        } else {
            line.skip();
        }
    }
    Open* const ended = open_row(worker, class_name, name, id);
    if (ended == nullptr) {
        // A row that never began, and is told all the same: one that was lost.
        Open lost;
        lost.method = &method(class_name, name);
        lost.row.id = id;
        lost.row.description = std::move(description);
        lost.row.source = std::move(source);
        static const std::vector<Failure> none;
        to_.on(RowFinished{*lost.method, lost.row, status, cause_, none, seconds, rerun_, worker, false});
        return;
    }
    Open& open = *ended;
    if (status != Status::passed || !attached.empty() || !added.empty()) complete(open);
    open.row.labels.insert(open.row.labels.end(), std::make_move_iterator(added.begin()),
                           std::make_move_iterator(added.end()));
    open.row.attachments = std::move(attached);
    if (untried && !open.attempts.empty()) {
        open.failures = std::move(open.attempts.back().failures);
        seconds = open.attempts.back().seconds;
        open.attempts.pop_back();
    }
    to_.on(RowFinished{*open.method, open.row, status, cause_, open.failures, seconds, rerun_, worker, true,
                       open.attempts, open.at, open.shard});
    open.method = nullptr;
}

}  // namespace offbeat::journal

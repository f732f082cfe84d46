#include "proxy/session.hpp"

#include <algorithm>

// The server's half: which answer belongs to which request.
namespace offbeat::proxy {

using Kind = Request::Kind;

/// After an error the server passes over all up to a Sync; a simple query ends with its own ReadyForQuery.
Answered Session::failed() {
    Answered answered;
    copying_in_ = false;
    if (due_.empty()) return answered;
    Request& first = due_.front();
    if (first.answered < first.statements.size()) {
        if (first.kind == Kind::execute) answered.statements.push_back(first.statements[first.answered]);
        ++first.answered;
    }
    if (first.kind == Kind::query || first.kind == Kind::sync || first.kind == Kind::startup ||
        first.kind == Kind::call) {
        return answered;
    }
    answered.ends_request = true;
    due_.pop_front();
    while (!due_.empty() && due_.front().kind != Kind::sync) {
        answered.skipped.push_back(due_.front().number);
        due_.pop_front();
    }
    skipping_ = due_.empty();
    return answered;
}

void Session::ready(char status, Answered& answered) {
    transaction_ = status;
    copying_in_ = false;
    if (due_.empty()) return;
    Request& first = due_.front();
    if (first.kind == Kind::query) {
        const std::size_t count = std::min(first.answered, first.statements.size());
        answered.statements.assign(first.statements.begin(),
                                   first.statements.begin() + static_cast<std::ptrdiff_t>(count));
    }
    answered.ends_request = true;
    due_.pop_front();
}

Answered Session::answer(char type, std::string_view bytes) {
    Answered answered;
    if (type == 'E') return failed();
    if (type == 'Z') {
        ready(bytes.size() > 5 ? bytes[5] : 'I', answered);
        return answered;
    }
    if (due_.empty()) return answered;
    Request& first = due_.front();
    const auto ends = [&](Kind kind) { answered.ends_request = answered.ends_request || first.kind == kind; };
    switch (type) {
    case '1':
        ends(Kind::parse);
        break;
    case '2':
        ends(Kind::bind);
        break;
    case '3':
        ends(Kind::close);
        break;
    case 'T':
    case 'n':
        ends(Kind::describe);
        break;
    case 'C':
    case 'I':
    case 's':
        copying_in_ = false;
        if (first.kind == Kind::execute) answered.statements = first.statements;
        if (first.kind == Kind::query && first.answered < first.statements.size()) ++first.answered;
        ends(Kind::execute);
        break;
    case 'G':
    case 'W':
        copying_in_ = true;
        // The server passes over a Sync that it reads before the data's end; the client sends another one.
        if (first.kind == Kind::execute && due_.size() > 1 && due_[1].kind == Kind::sync) {
            due_.erase(due_.begin() + 1);
        }
        break;
    default:
        break;
    }
    if (answered.ends_request) due_.pop_front();
    return answered;
}

}  // namespace offbeat::proxy

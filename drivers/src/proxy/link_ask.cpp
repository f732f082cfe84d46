#include "proxy/blow.hpp"
#include "proxy/link.hpp"
#include "proxy/messages.hpp"

#include <algorithm>

// The client's messages: what strikes at them, and how they go on to the server.
namespace offbeat::proxy {

void Link::ask_startup(std::string_view bytes) {
    const Startup startup = startup_of(bytes);
    // Encrypted, nothing could be seen: the server's usual answer where it has no certificate.
    if (startup == Startup::encryption) return to_client_.put_copy("N", hub_.now());
    if (!fatal_.empty()) {
        to_client_.put_copy(startup == Startup::session ? fatal_ : "", hub_.now());
        return close();
    }
    Request request;
    if (startup == Startup::session) {
        up_.framer.begin_typed();
        request.kind = Request::Kind::startup;
    } else {
        up_.framer.give_up();
        down_.framer.give_up();
    }
    started_ = true;
    pass(bytes, std::move(request), 0);
}

void Link::ask(char type, std::string_view bytes) {
    if (type == '\0') return ask_startup(bytes);
    if (dropping_requests_) {
        dropping_requests_ = type != 'S';
        drop_up_ = dropping_requests_ ? up_.framer.rest() : 0;
        if (dropping_requests_) return;
    }
    if (waits_for_answer(type)) {
        parked_ = Parked{std::string(bytes), type};
        return;
    }
    const auto before = session_.scope();
    Request request = session_.look(type, bytes, hub_.wants_statements() ? &hub_.keys : nullptr);
    if (request.names) {
        flush(to_server_);  // so that what passed before it is on the trail
        if (gone_) return;
        trail_.named(hub_.evidence, before.get(), *session_.scope());
    }
    std::size_t passed = 0;
    if (!strike_at(bytes, request, passed)) return;
    if (held_) {
        parked_ = Parked{std::string(bytes), type, std::move(request), passed};
    } else {
        pass(bytes, std::move(request), passed);
    }
}

/// \returns whether the message still matters
bool Link::strike_at(std::string_view bytes, Request& request, std::size_t& passed) {
    for (const StatementPtr& statement : request.statements) {
        for (const SnarePtr& snare : hub_.traps.at_statement(id_, *statement, bytes.size())) {
            flush(to_client_);
            const std::size_t first = snare->moment.bytes;
            if (snare->moment.part == Moment::Part::within && first > passed) {
                to_server_.put(bytes.substr(passed, first - passed), hub_.now());
                passed = first;
            }
            if (!gone_) flush(to_server_);
            hub_.fired(*snare, *this, statement->text);
            if (gone_ || closing_) continue;  // a second one at the same message has nothing left to strike
            Blow blow(*this, snare->id, &request, passed);
            snare->fault->strike(blow);
            if (!gone_) apply_effects();
        }
    }
    if (swallowed_) lost_bytes_ = true;
    return !gone_ && !closing_ && !swallowed_;
}

void Link::pass(std::string_view bytes, Request request, std::size_t passed) {
    if (request.error.empty()) {
        to_server_.put(bytes.substr(std::min(passed, bytes.size())), hub_.now());
    } else {
        const bool simple = request.kind == Request::Kind::query;
        to_server_.put_copy(simple ? refused_query() : refused_execute(), hub_.now());
        drop_up_ = up_.framer.rest();
    }
    const Request::Kind kind = request.kind;
    bool awaited = false;
    for (const StatementPtr& statement : request.statements) {
        awaited = awaited || hub_.traps.await_answer(*statement);
        if (hub_.evidence.watching() && request.error.empty()) {
            to_server_.mark(Lane::Mark::Kind::asked, statement);
        }
    }
    const std::uint64_t number = session_.sent(std::move(request));
    if (number == 0) return;
    if (awaited && !candidate_) candidate_ = Candidate{number, kind};
    if (cut_next_) cut_request_ = number;
    cut_next_ = false;
}

void Link::let_through(std::string_view bytes) {
    const auto dropped = static_cast<std::size_t>(std::min<std::uint64_t>(drop_up_, bytes.size()));
    drop_up_ -= dropped;
    to_server_.put(bytes.substr(dropped), hub_.now());
}

/// While an answer may be a trap's moment, the client's next messages wait: otherwise a pipelined COMMIT would be done
/// before the connection is cut behind its INSERT. A Sync goes on, since the server answers only then.
bool Link::waits_for_answer(char type) {
    if (!candidate_ || type == 'c' || type == 'f' || session_.copying_in()) return false;
    using Until = Candidate::Until;
    if (candidate_->kind == Request::Kind::execute && candidate_->until == Until::undecided) {
        candidate_->until = type == 'S' ? Until::ready : Until::answer;
        if (type == 'S' || type == 'H') return false;
        to_server_.put_copy(message('H', {}), hub_.now());
    }
    return true;
}

/// Goes on with the message that was held or had to wait.
void Link::unpark() {
    if (held_ || (candidate_ && !parked_->request && waits_for_answer(parked_->type))) return;
    const Parked parked = std::move(*parked_);
    parked_.reset();
    if (parked.request) {
        pass(parked.bytes, *parked.request, parked.passed);
    } else {
        ask(parked.type, parked.bytes);
    }
    if (!gone_) flush(to_server_);
}

void Link::answer_fatal(const std::string& error) {
    if (!started_) {
        fatal_ = error;
        return;
    }
    captured_.clear();
    to_client_.put_copy(error, hub_.now());
    close();
}

}  // namespace offbeat::proxy

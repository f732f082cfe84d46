#include "proxy/blow.hpp"
#include "proxy/link.hpp"
#include "proxy/messages.hpp"

#include <algorithm>

// The server's messages: which statement they answer, and what strikes at that.
namespace offbeat::proxy {
namespace {

/// Of an answer that is a moment so much is kept; at a larger one the fault strikes here.
constexpr std::size_t most_captured = 16 * 1024 * 1024;

/// What a server that lets a client in has answered.
const std::vector<StatementPtr> let_in = {std::make_shared<Statement>(Statement{"accept", {}})};

bool says_nothing_of_requests(char type) {
    return std::string_view("NSAKV").find(type) != std::string_view::npos;
}

}  // namespace

void Link::emit(std::string_view bytes) {
    if (dropping_answers_) return;
    if (!candidate_ || !candidate_->capturing) return to_client_.put(bytes, hub_.now());
    captured_.append(bytes);
    if (captured_.size() > most_captured && session_.due() != nullptr) conclude(session_.due()->statements);
}

/// Whether nothing hangs on what answers this request: most messages of most connections.
bool Link::only_counts(const Request* due) const {
    return !candidate_ && !cut_request_ && !dropping_answers_ && !hub_.wants_statements() &&
           (due == nullptr || (!due->ours && due->error.empty()));
}

void Link::heed(char type, std::string_view bytes) {
    if (says_nothing_of_requests(type)) return emit(bytes);
    const Request* due = session_.due();
    if (only_counts(due)) {
        session_.answer(type, bytes);
        return emit(bytes);
    }
    const std::uint64_t number = due != nullptr ? due->number : 0;
    const bool ours = due != nullptr && due->ours;
    const bool starts = due != nullptr && due->kind == Request::Kind::startup;
    const std::string error = due != nullptr ? due->error : "";
    if (due != nullptr && cut_request_ == number && !cutting_) {
        to_client_.cut_after(cut_bytes_);
        cutting_ = true;
    }
    const bool awaited = candidate_ && number == candidate_->number && due != nullptr;
    if (awaited && type != 'G' && type != 'W') candidate_->capturing = true;

    const Answered answered = session_.answer(type, bytes);
    if (ours) return;
    for (const StatementPtr& statement : answered.statements) hub_.traps.answered(id_, *statement);
    if (dropping_answers_) {
        if (type != 'Z') return;
        dropping_answers_ = false;
        return fail_transaction(session_.transaction());
    }
    if (type == 'E' && !error.empty()) {
        to_client_.put_copy(error, hub_.now());
    } else {
        emit(bytes);
    }
    if (gone_ || closing_) return;
    if (answered.ends_request && cut_request_ == number) cut_behind_answer();
    if (error.empty()) note_answers(starts && answered.ends_request ? let_in : answered.statements);
    if (!candidate_) return;
    const auto& skipped = answered.skipped;
    if (std::find(skipped.begin(), skipped.end(), candidate_->number) != skipped.end()) {
        candidate_.reset();
        return release();
    }
    using Until = Candidate::Until;
    auto& all = candidate_->answered;
    if (awaited) all.insert(all.end(), answered.statements.begin(), answered.statements.end());
    const bool ended = awaited ? answered.ends_request && candidate_->until != Until::ready
                               : type == 'Z' && candidate_->until == Until::ready && !all.empty();
    if (ended) conclude(std::vector<StatementPtr>(all));
}

/// The candidate's answer is here, none of it passed on: its traps strike now.
void Link::conclude(const std::vector<StatementPtr>& statements) {
    const bool ready = candidate_->kind == Request::Kind::query || candidate_->until == Candidate::Until::ready;
    candidate_.reset();
    error_after_.clear();
    flush(to_client_);
    for (const StatementPtr& statement : statements) {
        for (const SnarePtr& snare : hub_.traps.at_answer(id_, *statement)) {
            hub_.fired(*snare, *this, statement->text);
            if (gone_ || closing_) continue;
            Blow blow = Blow::at_answer(*this, snare->id);
            snare->fault->strike(blow);
            if (!gone_) apply_effects();
        }
    }
    if (gone_ || closing_) return;
    if (!error_after_.empty()) {
        captured_.clear();
        captured_answers_.clear();
        to_client_.put_copy(error_after_, hub_.now());
        if (ready) {
            fail_transaction(session_.transaction());
        } else {
            dropping_answers_ = dropping_requests_ = true;
        }
    }
    if (swallowed_) {
        lost_bytes_ = true;
    } else if (!held_) {
        release();
    }
}

/// An answer that was shorter than what its cut lets through: so the fault strikes at its moment all the same, and not
/// somewhere in what follows.
void Link::cut_behind_answer() {
    if (candidate_ && candidate_->capturing) return;  // release() comes back to it
    cut_request_.reset();
    cutting_ = false;
    to_client_.cut_after(0);
}

/// The captured answer goes on to the client.
void Link::release() {
    to_client_.put_copy(captured_, hub_.now());
    captured_.clear();
    if (cutting_ && !candidate_) cut_behind_answer();
    const auto answers = std::move(captured_answers_);
    captured_answers_.clear();
    note_answers(answers);
}

void Link::note_answers(const std::vector<StatementPtr>& statements) {
    if (!hub_.evidence.watching()) return;
    if (candidate_ && candidate_->capturing) {
        captured_answers_.insert(captured_answers_.end(), statements.begin(), statements.end());
        return;
    }
    for (const StatementPtr& statement : statements) to_client_.mark(Lane::Mark::Kind::answered, statement);
    if (session_.transaction() == 'I' && session_.idle()) to_client_.mark(Lane::Mark::Kind::idle, nullptr);
}

/// The client was told of an error that the server knows nothing of: a transaction that is open there has to fail too.
void Link::fail_transaction(char status) {
    to_client_.put_copy(ready_for_query(status == 'T' ? 'E' : status), hub_.now());
    if (status != 'T') return;
    to_server_.put_copy(refused_query(), hub_.now());
    Request request{Request::Kind::query};
    request.ours = true;
    session_.sent(std::move(request));
}

}  // namespace offbeat::proxy

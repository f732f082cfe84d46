#pragma once

#include "proxy/effects.hpp"
#include "proxy/framer.hpp"
#include "proxy/hub.hpp"
#include "proxy/lane.hpp"
#include "proxy/session.hpp"
#include "proxy/socket.hpp"

#include <memory>
#include <optional>
#include <string>

namespace offbeat::proxy {

class Blow;

/// One connection of the service, and ours to the server for it.
class Link {
public:
    Link(Hub& hub, std::uint64_t id, int client);

    [[nodiscard]] std::uint64_t id() const { return id_; }

    /// The gate let it in: what strikes at accept strikes, then the server is connected to.
    void begin();
    /// The gate sends it away: a RST, or the answer of a server in recovery.
    void refuse();
    void recover();
    /// epoll says so of one of its sockets.
    void event(Socket& socket, std::uint32_t events);
    /// Does all that can be done now.
    void work();
    void strike(std::uint64_t trap, const WireFault& fault);  ///< imposed on all
    void lift(std::uint64_t trap);
    void reset();
    [[nodiscard]] bool gone() const { return gone_; }
    [[nodiscard]] bool begun() const { return begun_; }
    [[nodiscard]] bool recovering() const { return recovering_; }

    Socket client;
    Socket server;
    bool buried = false;                  ///< the hub's
    std::optional<Lane::Time> wake_time;  ///< the hub's

private:
    friend class Blow;

    /// One direction's way in.
    struct Inlet {
        Socket& from;
        Lane& to;
        Framer framer;
        std::string pending = {};  ///< bytes that were read and not yet dealt with
    };
    /// A message of the client that isn't passed on for now.
    struct Parked {
        std::string bytes;
        char type = '\0';
        std::optional<Request> request = {};  ///< it was looked at already
        std::size_t passed = 0;               ///< so many bytes of it have gone
    };
    /// A request whose answer may be a trap's moment. The client's next ones wait for it.
    struct Candidate {
        enum class Until { undecided, answer, ready };
        std::uint64_t number = 0;
        Request::Kind kind = Request::Kind::none;
        Until until = Until::undecided;
        bool capturing = false;
        std::vector<StatementPtr> answered = {};
    };

    void connect();
    void upstream_refused();
    void broken(Socket& socket);
    bool read(Inlet& inlet);
    void take(Inlet& inlet, std::string_view bytes);
    std::size_t deal(Inlet& inlet, std::string_view bytes);
    void end_of(Inlet& inlet);
    void flush(Lane& lane);
    void settle_marks(Lane& lane);
    void finish_if_over();
    void close();
    [[nodiscard]] bool stopped(const Inlet& inlet) const;
    void apply_effects();
    void drain(Socket& socket);

    // the client's side
    void ask(char type, std::string_view bytes);
    void ask_startup(std::string_view bytes);
    bool waits_for_answer(char type);
    bool strike_at(std::string_view bytes, Request& request, std::size_t& passed);
    void pass(std::string_view bytes, Request request, std::size_t passed);
    void let_through(std::string_view bytes);
    void unpark();
    void answer_fatal(const std::string& error);

    // the server's side
    [[nodiscard]] bool only_counts(const Request* due) const;
    void heed(char type, std::string_view bytes);
    void emit(std::string_view bytes);
    void conclude(const std::vector<StatementPtr>& statements);
    void release();
    void cut_behind_answer();
    void note_answers(const std::vector<StatementPtr>& statements);
    void fail_transaction(char status);

    Hub& hub_;
    std::uint64_t id_;
    Lane to_server_;
    Lane to_client_;
    Inlet up_;
    Inlet down_;
    Session session_;
    Trail trail_;
    Effects effects_;
    std::optional<Parked> parked_;
    std::optional<Candidate> candidate_;
    std::string captured_;                        ///< of the candidate's answer
    std::vector<StatementPtr> captured_answers_;  ///< told as passed when that is released
    std::optional<std::uint64_t> cut_request_;    ///< its answer is cut after so many bytes, or behind its end
    std::uint64_t cut_bytes_ = 0;
    std::optional<Lane::Time> drained_by_;
    bool begun_ = false;
    bool gone_ = false;
    bool held_ = false;
    bool swallowed_ = false;
    bool lost_bytes_ = false;
    bool recovering_ = false;
    bool closing_ = false;            ///< FIN to both; what still comes is dropped
    bool dropping_answers_ = false;   ///< until a ReadyForQuery
    bool dropping_requests_ = false;  ///< until a Sync
    bool started_ = false;            ///< the startup packet went by
    std::string fatal_;               ///< what the startup packet is answered with
    std::string error_after_;         ///< what a captured answer is replaced by
    bool cut_next_ = false;           ///< the request to be passed on next is cut_request_
    bool cutting_ = false;            ///< cut_request_'s answer has begun
    std::uint64_t drop_up_ = 0;       ///< so many bytes belong to a message that wasn't passed on
};

}  // namespace offbeat::proxy

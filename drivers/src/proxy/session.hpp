#pragma once

#include "proxy/keys.hpp"
#include "proxy/sql.hpp"

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace offbeat::proxy {

/// The watched keys that a connection carries just now.
using Scope = std::vector<std::string>;

/// One statement that a client asked the server to run.
struct Statement {
    std::string verb;
    std::string text;  ///< its beginning
    std::vector<TableName> tables = {};
    std::shared_ptr<const Scope> scope = {};  ///< null: none
};
using StatementPtr = std::shared_ptr<const Statement>;

/// A message that the server will answer.
struct Request {
    enum class Kind { none, startup, query, parse, bind, describe, execute, close, sync, call };
    Kind kind = Kind::none;
    std::vector<StatementPtr> statements = {};  ///< of a query all that are in it, of an execute its portal's
    bool names = false;                         ///< it named keys that the connection didn't carry yet
    std::uint64_t number = 0;                   ///< counted as they were sent on
    std::size_t answered = 0;                   ///< so many of its statements
    /// Set where the server got something else in its place: the text of the ErrorResponse that its own is replaced by.
    std::string error = {};
    bool ours = false;  ///< the client never sent it: its answer is for nobody
};

/// What one message of the server meant.
struct Answered {
    std::vector<StatementPtr> statements = {};  ///< are answered with it, well or with an error
    std::vector<std::uint64_t> skipped = {};    ///< requests that the server passes over after an error
    bool ends_request = false;                  ///< it was the last of the request at the front
};

/// What a connection's messages have told so far: prepared statements, portals, transactions, which answers are due,
/// and which keys it carries. Knows no sockets.
class Session {
public:
    /// What a whole message of the client asks for. \param keys that are watched; null: nobody asks for statements now,
    /// and those of a simple query, which is over with its answer, aren't looked for
    Request look(char type, std::string_view bytes, const Keys* keys);
    /// It goes on to the server. \returns its number; 0 where no answer will come
    std::uint64_t sent(Request request);
    /// The request that the server answers now; null: none is due.
    [[nodiscard]] Request* due() { return due_.empty() ? nullptr : &due_.front(); }
    /// What a message of the server means. \param bytes the message, at least its header and, of a Z, its status
    Answered answer(char type, std::string_view bytes);

    [[nodiscard]] const std::shared_ptr<const Scope>& scope() const { return scope_; }
    [[nodiscard]] char transaction() const { return transaction_; }  ///< of the last ReadyForQuery: I, T or E
    [[nodiscard]] bool idle() const { return due_.empty(); }
    [[nodiscard]] bool copying_in() const { return copying_in_; }

private:
    StatementPtr prepared(const std::string& name) const;
    StatementPtr statement_of(Sql sql, const Keys* keys, bool& names);
    void name(const std::vector<std::string>& keys, bool& names);
    void close(std::string_view bytes);
    Answered failed();
    void ready(char status, Answered& answered);

    std::deque<Request> due_;
    std::unordered_map<std::string, StatementPtr> prepared_;
    std::unordered_map<std::string, StatementPtr> portals_;
    std::shared_ptr<const Scope> scope_;
    unsigned begins_ = 0;  ///< since the scope was named
    std::uint64_t sent_ = 0;
    char transaction_ = 'I';
    bool skipping_ = false;    ///< the server passes over what comes until a Sync
    bool copying_in_ = false;  ///< the server reads COPY data, and passes over Sync
};

}  // namespace offbeat::proxy

#pragma once

#include "offbeat/database/catalogue.hpp"
#include "offbeat/error.hpp"
#include "offbeat/value.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace offbeat::database {

/// A statement that the database refused, in its own words.
class Refused : public Error {
public:
    using Error::Error;
};

/// A value that goes to the database beside a statement, never within its text.
struct Argument {
    Value value;         ///< a text or null
    bool bytes = false;  ///< it is for a column of Kind::bytes
};

/// What a statement gave.
struct Answer {
    std::vector<std::vector<Value>> rows = {};  ///< texts and nulls; bytes as they are, booleans as `true` and `false`
    std::uint64_t changed = 0;                  ///< how many rows it inserted, updated or deleted
};

/// A connection to a database, of one thread.
///
/// Times are read and written in UTC. A statement waits at most 10 s for another session's lock.
class Database {
public:
    /// \param url `sqlite:/path`, `sqlite::memory:`, `sqlite:file:…?mode=ro` or `postgresql://user@host:port/database`
    /// \throws SetupError where the url is none of these, EnvironmentError where nothing answers there
    [[nodiscard]] static std::unique_ptr<Database> open(const std::string& url);

    Database() = default;
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    virtual ~Database() = default;

    /// Runs a statement; without arguments it may be several, of which the last one's rows are given.
    /// \throws Refused
    Answer run(const std::string& sql, const std::vector<Argument>& arguments = {}) { return answer(sql, arguments); }

    /// What stands for the n-th argument, from 1, within a statement.
    [[nodiscard]] virtual std::string parameter(std::size_t n) const = 0;
    /// The condition that a column equals the n-th argument.
    [[nodiscard]] virtual std::string equals(const Column& column, std::size_t n) const = 0;
    /// The statement that inserts one row, with an argument for each of these columns.
    [[nodiscard]] virtual std::string insertion(const Table& table,
                                                const std::vector<const Column*>& columns) const = 0;

    /// A table by its name, as it is written in the catalogue, `schema.table` among them. Nothing: it isn't there.
    [[nodiscard]] virtual std::optional<Table> table(const std::string& name) = 0;
    /// The tables that are found without a schema, and the others with theirs.
    [[nodiscard]] virtual std::vector<std::string> table_names() = 0;

    /// Begins a transaction; foreign keys that can wait are looked at when it commits.
    virtual void begin() = 0;
    void commit() { run("commit"); }
    /// Never throws: whoever calls it has another error to tell.
    void rollback() noexcept;

    /// False where the connection was lost: nothing can be done with it any more.
    [[nodiscard]] virtual bool alive() const { return true; }

private:
    virtual Answer answer(const std::string& sql, const std::vector<Argument>& arguments) = 0;
};

/// A name as SQL takes it, whatever it holds. \throws Error where it holds a NUL, which no name can
std::string quoted_name(const std::string& name);

/// A transaction that is taken back unless it is committed.
class Transaction {
public:
    explicit Transaction(Database& database) : database_(database) { database_.begin(); }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction() {
        if (!done_) database_.rollback();
    }
    void commit() {
        database_.commit();
        done_ = true;
    }

private:
    Database& database_;
    bool done_ = false;
};

}  // namespace offbeat::database

#include "moment_rows.hpp"

#include "client.hpp"
#include "offbeat/proxy/parse.hpp"

#include <atomic>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <thread>

namespace offbeat::proxy::test {
namespace {

/// A payment, and where each moment strikes in it.
const std::vector<std::string> script = {"BEGIN",
                                         "INSERT INTO paid VALUES ($1)",
                                         "INSERT INTO public.\"noted\" VALUES ($1)",
                                         "COMMIT",
                                         "BEGIN",
                                         "/* again */ SELECT id FROM paid p WHERE id = $1",
                                         "ROLLBACK"};
constexpr int stored_from = 3;

struct Aim {
    const char* moment;
    int step;
    bool stored;
};
const std::vector<Aim> aims = {{"on(INSERT)", 1, false},
                               {"within(INSERT, 3)", 1, false},
                               {"after(INSERT)", 1, false},
                               {"on(INSERT #2)", 2, false},
                               {"on(INSERT noted)", 2, false},
                               {"after(INSERT public.noted)", 2, false},
                               {"on(COMMIT)", 3, false},
                               {"within(COMMIT, 3)", 3, false},
                               {"after(COMMIT)", 3, true},
                               {"on(BEGIN after COMMIT)", 4, true},
                               {"on(SELECT after COMMIT)", 5, true},
                               {"after(SELECT paid)", 5, true},
                               {"on(ROLLBACK)", 6, true}};
const std::vector<std::string> faults = {"reset", "sqlstate(40001)", "close", "cut(3)"};
enum Protocol { simple, together, parameters, prepared, pipeline, protocols };

std::string with_key(std::string sql, const std::string& key) {
    const auto at = sql.find("$1");
    return at == std::string::npos ? sql : sql.replace(at, 2, "'" + key + "'");
}

bool went_well(const PGresult* result) {
    return PQresultStatus(result) == PGRES_COMMAND_OK || PQresultStatus(result) == PGRES_TUPLES_OK;
}

/// One connection that pays, and is made anew when it was lost.
class Payer {
public:
    Payer(FaultProxy& proxy, int number) : proxy_(proxy), number_(number) {}

    /// \returns what is wrong, or nothing
    std::string row(int index, const std::string& key) {
        if (!client_ || !client_->connected()) {
            client_.emplace(proxy_.port(), "sslmode=disable");
            connection_ = 0;
            prepared_ = false;
        }
        const Aim& aim = aims[static_cast<std::size_t>(index) % aims.size()];
        const std::string& fault = faults[static_cast<std::size_t>(index) / aims.size() % faults.size()];
        auto protocol =
            static_cast<Protocol>(static_cast<std::size_t>(index) / aims.size() / faults.size() % protocols);
        Moment moment = parse_moment(aim.moment);
        moment.key = key;
        const auto trap = proxy_.arm(moment, parse_fault(fault));
        const std::string name = std::string(aim.moment) + " " + fault + " protocol " + std::to_string(protocol) + ": ";
        const int failed = pay(protocol, key);
        const auto firing = proxy_.fired(trap, in_ms(2000));
        proxy_.lift(trap);
        stored = aim.stored;
        if (fault.starts_with("cut") && protocol != pipeline && aim.step == stored_from) {
            stored = aim.stored || moment.part == Moment::Part::before;  // the COMMIT itself went on
            if (moment.part == Moment::Part::within) stored = true;
        }
        if (fault.starts_with("cut") && protocol == pipeline && aim.step == stored_from)
            maybe = true;
        else
            maybe = protocol == pipeline && aim.step < stored_from;
        if (!firing) return name + "never fired; step " + std::to_string(failed) + " failed: " + error_;
        const std::string expected = with_key(script[static_cast<std::size_t>(aim.step)], key);
        const std::string verb = expected.substr(expected.find_first_of("BICSR"), 5);
        if (firing->statement.find(verb) == std::string::npos) return name + "fired at " + firing->statement;
        if ((protocol == simple) && expected.find(key) != std::string::npos &&
            firing->statement.find(key) == std::string::npos) {
            return name + "another row's statement: " + firing->statement;
        }
        if (connection_ != 0 && firing->connection != connection_) return name + "on another connection";
        connection_ = firing->connection;
        const int first = protocol == together && aim.step <= 2 ? 0 : aim.step;
        if (protocol != pipeline && failed != first) return name + "step " + std::to_string(failed) + ": " + error_;
        if (protocol == pipeline && failed < 0) return name + "all went well";
        return {};
    }

    bool stored = false;
    bool maybe = false;  ///< the client sent a COMMIT too before it knew

private:
    /// \returns the first step that failed; -1: none
    int pay(Protocol protocol, const std::string& key) {
        error_.clear();
        if (protocol == pipeline) return pay_at_once(key);
        if (protocol == prepared && !prepared_) {
            for (std::size_t i = 0; i < script.size(); ++i) {
                PQclear(PQprepare(client_->raw(), ("s" + std::to_string(i)).c_str(), script[i].c_str(), 0, nullptr));
            }
            prepared_ = true;
        }
        for (int step = 0; step < static_cast<int>(script.size()); ++step) {
            if (!well(run(protocol, step, key))) {
                if (PQtransactionStatus(client_->raw()) == PQTRANS_INERROR) client_->query("ROLLBACK");
                return step;
            }
            if (protocol == together && step == 0) step = 2;
        }
        return -1;
    }

    PGresult* run(Protocol protocol, int step, const std::string& key) {
        const std::string& sql = script[static_cast<std::size_t>(step)];
        const char* value = key.c_str();
        const int count = sql.find("$1") == std::string::npos ? 0 : 1;
        if (protocol == parameters) {
            return PQexecParams(client_->raw(), sql.c_str(), count, nullptr, &value, nullptr, nullptr, 1);
        }
        if (protocol == prepared) {
            return PQexecPrepared(client_->raw(), ("s" + std::to_string(step)).c_str(), count, &value, nullptr, nullptr,
                                  0);
        }
        if (protocol == together && step == 0) {
            return PQexec(client_->raw(),
                          (script[0] + "; -- ;\n" + with_key(script[1], key) + ";" + with_key(script[2], key)).c_str());
        }
        return PQexec(client_->raw(), with_key(sql, key).c_str());
    }

    int pay_at_once(const std::string& key) {
        PGconn* raw = client_->raw();
        PQenterPipelineMode(raw);
        const char* value = key.c_str();
        for (std::size_t i = 0; i < script.size(); ++i) {
            const int count = script[i].find("$1") == std::string::npos ? 0 : 1;
            PQsendQueryParams(raw, script[i].c_str(), count, nullptr, &value, nullptr, nullptr, 0);
            if (i == stored_from) PQpipelineSync(raw);
        }
        PQpipelineSync(raw);
        int failed = -1;
        int syncs = 0;
        for (int step = 0; syncs < 2 && PQstatus(raw) == CONNECTION_OK;) {
            PGresult* result = PQgetResult(raw);
            if (result == nullptr) continue;
            if (PQresultStatus(result) == PGRES_PIPELINE_SYNC) {
                ++syncs;
                PQclear(result);
                continue;
            }
            if (!well(result) && failed < 0) failed = step;
            ++step;
        }
        if (PQstatus(raw) != CONNECTION_OK) return failed < 0 ? 0 : failed;
        PQexitPipelineMode(raw);
        if (PQtransactionStatus(raw) != PQTRANS_IDLE) client_->query("ROLLBACK");
        return failed;
    }

    bool well(PGresult* result) {
        const bool good = went_well(result);
        if (!good && error_.empty()) {
            error_ = said(client_->raw(), result);
        } else {
            PQclear(result);
        }
        return good;
    }

    FaultProxy& proxy_;
    int number_;
    std::optional<Client> client_;
    std::uint64_t connection_ = 0;
    bool prepared_ = false;
    std::string error_;
};

}  // namespace

Hits strike_rows(FaultProxy& proxy, int server_port, int rows, int connections) {
    const Client direct(server_port);
    direct.query("create table if not exists paid (id text); create table if not exists noted (id text)");
    std::atomic<int> next{0};
    std::mutex mutex;
    Hits hits{rows};
    std::map<std::string, bool> expected;
    std::vector<std::thread> threads;
    for (int i = 0; i < connections; ++i) {
        threads.emplace_back([&, i] {
            Payer payer(proxy, i);
            for (int row = next++; row < rows; row = next++) {
                const std::string key = "order-" + std::to_string(row);
                const std::string miss = payer.row(row, key);
                const std::lock_guard lock(mutex);
                if (miss.empty()) {
                    ++hits.hit;
                } else if (hits.misses.size() < 10) {
                    hits.misses.push_back(key + " " + miss);
                }
                if (!payer.maybe) expected[key] = payer.stored;
            }
        });
    }
    for (auto& thread : threads) thread.join();
    // Backends that are still ending may commit nothing any more, but they may not have ended.
    for (const auto& [key, stored] : expected) {
        const std::string count = direct.query("select count(*) from paid where id = '" + key + "'");
        if (count != (stored ? "1" : "0")) {
            --hits.hit;
            if (hits.misses.size() < 10) hits.misses.push_back(key + ": " + count + " stored");
        }
    }
    return hits;
}

}  // namespace offbeat::proxy::test

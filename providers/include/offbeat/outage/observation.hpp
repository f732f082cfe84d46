#pragma once

#include "offbeat/http/client.hpp"
#include "offbeat/outage/course.hpp"
#include "offbeat/proxy/fault_proxy.hpp"

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace offbeat::outage {

/// What a client may rely on after an answer.
enum class Told { acknowledged, refused, unknown };
const char* to_string(Told told);

/// What a client was told against what the database holds once all is healed; in the manner of Jepsen.
enum class Verdict {
    exact,      ///< acknowledged and stored once, or refused and not stored
    lost,       ///< acknowledged, not stored
    duplicate,  ///< stored more than once
    lie,        ///< refused though stored, or acknowledged with other data than stored
    ambiguous,  ///< the client can't know, and the database holds it whole or not at all
};
const char* to_string(Verdict verdict);

/// What the database holds for one key: each row's data as text.
using StoredRows = std::vector<std::string>;

/// The one rule of the books. \param same_data whether an acknowledgement named the data that is stored
Verdict judge(Told told, std::size_t rows, bool same_data);

/// How one worker of the service came back.
struct Recovery {
    std::string worker;
    double seconds = 0;        ///< from the end of the outage until it called itself healthy
    std::string trouble = {};  ///< what it answered wrongly after that, or that it never came back
};

/// What the clients that kept paying through an outage were told, and what is stored of it.
struct LoadBooks {
    std::map<Told, unsigned> told = {};
    std::map<Verdict, unsigned> verdicts = {};
    std::vector<std::string> offences = {};  ///< the keys of lost, duplicate and lying ones, with what they were told

    [[nodiscard]] unsigned sent() const;
};

/// All that was seen of a scenario.
struct Observation {
    std::string invalid = {};       ///< why it proves nothing; empty: it does
    std::string struck_again = {};  ///< why its first strike proved nothing, where there was a second
    std::string disturbed = {};     ///< what the machine did meanwhile that the service isn't to blame for
    /// What is added to each time budget after it was scaled: for what doesn't scale.
    std::chrono::milliseconds allowance{};
    std::string target = {};  ///< `docker` or `process`
    http::Outcome first = {};
    Told told = Told::unknown;
    std::optional<proxy::Firing> fired = {};
    unsigned retries_logged = 0;
    unsigned attempts_on_wire = 0;
    StoredRows stored = {};
    bool same_data = true;
    Verdict verdict = Verdict::exact;
    http::Outcome later = {};
    http::Outcome repeat = {};
    StoredRows stored_after_repeat = {};
    std::vector<Recovery> recovery = {};
    std::string health_lie = {};  ///< a healthy answer from the midst of the outage
    LoadBooks load = {};
    std::vector<std::string> traffic = {};  ///< what passed between service and database for this key
    std::string log = {};                   ///< the service's lines on this key
    std::string database_log = {};          ///< the database's lines of this scenario's time
    Course course = {};
    double seconds = 0;
};

}  // namespace offbeat::outage

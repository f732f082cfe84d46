#include "offbeat/outage/observation.hpp"

#include "offbeat/outage/subject.hpp"

namespace offbeat::outage {

const char* to_string(Told told) {
    switch (told) {
    case Told::acknowledged:
        return "acknowledged";
    case Told::refused:
        return "refused";
    case Told::unknown:
        return "unknown";
    }
    return "";
}

const char* to_string(Verdict verdict) {
    switch (verdict) {
    case Verdict::exact:
        return "exact";
    case Verdict::lost:
        return "lost";
    case Verdict::duplicate:
        return "duplicate";
    case Verdict::lie:
        return "lie";
    case Verdict::ambiguous:
        return "ambiguous, consistent";
    }
    return "";
}

Verdict judge(Told told, std::size_t rows, bool same_data) {
    if (rows > 1) return Verdict::duplicate;
    switch (told) {
    case Told::acknowledged:
        return rows == 0 ? Verdict::lost : same_data ? Verdict::exact : Verdict::lie;
    case Told::refused:
        return rows == 0 ? Verdict::exact : Verdict::lie;
    case Told::unknown:
        break;
    }
    return Verdict::ambiguous;
}

unsigned LoadBooks::sent() const {
    unsigned all = 0;
    for (const auto& [what, count] : told) all += count;
    return all;
}

Told Subject::told(const http::Outcome& outcome) const {
    constexpr int gateway_timeout = 504;
    switch (outcome.kind) {
    case http::Outcome::Kind::refused:
        return Told::refused;
    case http::Outcome::Kind::cut:
    case http::Outcome::Kind::late:
        return Told::unknown;
    case http::Outcome::Kind::answered:
        break;
    }
    if (outcome.response.status == gateway_timeout) return Told::unknown;
    return outcome.response.status / 100 == 2 ? Told::acknowledged : Told::refused;
}

}  // namespace offbeat::outage

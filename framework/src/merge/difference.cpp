#include "offbeat/difference.hpp"

#include "merge/part.hpp"
#include "offbeat/utf8.hpp"
#include "report/wording.hpp"
#include "select/selection.hpp"
#include "shard/partition.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <ostream>
#include <vector>

namespace offbeat {
namespace {

using report::is_bad;
using report::is_good;

struct Known {
    std::uint64_t hash;
    float seconds;
    Status status;
    bool there = false;  ///< in the later run, too
};

enum class Change { failed, known_bug, flaky, passed, unjudged, vanished, appeared, slower };
constexpr const char* titles[] = {"newly failed",     "newly a known bug", "newly flaky", "newly passed",
                                  "no longer judged", "vanished",          "appeared",    "slower"};

/// What is told, a list for each kind of change.
class Changes {
public:
    explicit Changes(std::size_t most) : most_(most) {}

    void add(Change change, const std::string& name, const std::string& what) {
        List& list = lists_[static_cast<std::size_t>(change)];
        if (++list.count > most_) return;
        list.text += "  " + utf8::visible(report::cut(name, 400)) + ": " + utf8::visible(report::cut(what, 400)) + '\n';
    }
    void tell(std::ostream& out) const {
        for (std::size_t i = 0; i < lists_.size(); ++i) {
            const List& list = lists_[i];
            if (list.count == 0) continue;
            out << list.count << ' ' << titles[i] << '\n' << list.text;
            if (list.count > most_) out << "  ... and " << list.count - most_ << " more\n";
        }
    }
    [[nodiscard]] std::uint64_t count() const {
        std::uint64_t all = 0;
        for (const auto& list : lists_) all += list.count;
        return all;
    }

private:
    struct List {
        std::uint64_t count = 0;
        std::string text = {};
    };
    std::size_t most_;
    std::array<List, std::size(titles)> lists_ = {};
};

/// Calls a function with each row's end, and the hash of its name.
class Each final : public Reporter {
public:
    using Hear = std::function<void(const RowFinished&, std::uint64_t)>;
    explicit Each(Hear hear) : hear_(std::move(hear)) {}

    void on(const RowFinished& event) override {
        hear_(event, shard::name_hash(scratch_, event.method.class_name, event.method.method, event.row.id));
    }

private:
    Hear hear_;
    std::string scratch_;
};

void each_row(merge::Part& part, Each::Hear hear) {
    Each each(std::move(hear));
    merge::read_rows(part, each, false);
}

std::string reason_of(const RowFinished& event) {
    std::string text = to_string(event.status);
    const std::string& why = event.failures.empty() ? event.cause : event.failures.front().message;
    return why.empty() ? text : text + ": " + why.substr(0, why.find('\n'));
}

}  // namespace

bool tell_difference(const std::string& before, const std::string& after, SlowerBy slower, std::size_t most,
                     std::ostream& out) {
    merge::Part first = merge::read_head(before);
    merge::Part second = merge::read_head(after);
    std::vector<Known> known;
    each_row(first, [&](const RowFinished& event, std::uint64_t hash) {
        known.push_back({hash, static_cast<float>(event.seconds), event.status});
    });
    std::ranges::sort(known, {}, &Known::hash);

    Changes changes(most);
    bool sound = true;
    std::uint64_t rows = 0;
    each_row(second, [&](const RowFinished& event, std::uint64_t hash) {
        ++rows;
        const auto found = std::ranges::lower_bound(known, hash, {}, &Known::hash);
        const auto name = [&] { return select::name_of(event.method, event.row); };
        if (found == known.end() || found->hash != hash) {
            sound = sound && !is_bad(event.status);
            return changes.add(Change::appeared, name(), reason_of(event));
        }
        found->there = true;
        const double earlier = found->seconds;
        if (is_bad(event.status) && !is_bad(found->status)) {
            sound = false;
            changes.add(Change::failed, name(), reason_of(event) + " (" + to_string(found->status) + " before)");
        } else if (event.status == Status::known_bug && found->status != Status::known_bug) {
            changes.add(Change::known_bug, name(), reason_of(event) + " (" + to_string(found->status) + " before)");
        } else if (event.status == Status::flaky && found->status == Status::passed) {
            changes.add(Change::flaky, name(),
                        "passed at attempt " + std::to_string(event.attempts.size() + 1) + " (passed before)");
        } else if (is_good(event.status) && (!is_good(found->status) || (found->status == Status::known_bug &&
                                                                         event.status != Status::known_bug))) {
            changes.add(Change::passed, name(),
                        std::string(to_string(event.status)) + " (" + to_string(found->status) + " before)");
        } else if (!is_bad(event.status) && !is_good(event.status) &&
                   (is_bad(found->status) || is_good(found->status))) {
            changes.add(Change::unjudged, name(), reason_of(event) + " (" + to_string(found->status) + " before)");
        } else if (is_good(event.status) && event.seconds > earlier * slower.factor &&
                   event.seconds > earlier + slower.seconds) {
            changes.add(Change::slower, name(),
                        report::duration_text(event.seconds) + " (" + report::duration_text(earlier) + " before)");
        }
    });
    const bool any_gone = std::ranges::any_of(known, [](const Known& one) { return !one.there; });
    // Of a row only its hash is kept, so that those that are gone are looked up once more.
    if (any_gone) {
        each_row(first, [&](const RowFinished& event, std::uint64_t hash) {
            if (!std::ranges::lower_bound(known, hash, {}, &Known::hash)->there)
                changes.add(Change::vanished, select::name_of(event.method, event.row),
                            std::string(to_string(event.status)) + " before");
        });
    }
    changes.tell(out);
    out << known.size() << " rows before, " << rows
        << " now: " << (changes.count() == 0 ? "nothing has changed" : std::to_string(changes.count()) + " changes")
        << '\n';
    for (const auto* part : {&first, &second}) {
        if (!part->finished) out << part->folder << ": this run didn't come to its end\n";
    }
    // What the later run didn't come to may have failed.
    return sound && second.finished;
}

}  // namespace offbeat

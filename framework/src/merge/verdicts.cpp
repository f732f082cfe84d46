#include "merge/verdicts.hpp"

#include <algorithm>
#include <map>

namespace offbeat::merge {
bool is_own(const MethodPlan& method, const Row& row) {
    return !method.counted && (row.id == "rest" || row.id == "provider");
}

void Verdicts::plan(const MethodPlan& method) {
    auto& counted = methods_.of(method);
    if (counted.planned) return;
    counted.planned = counted.told = true;
    account_.on(method);
}

void Verdicts::begin(Part& part) {
    part_ = &part;
}

void Verdicts::on(const MethodPlan& method) {
    auto& counted = methods_.of(method);
    if (counted.planned) return;
    if (counted.told) {
        summary_.planned += method.rows;  // once more, in another shard
    } else {
        counted.told = true;
        account_.on(method);
    }
}

const Row& Verdicts::named(const MethodPlan& method, const Row& row) {
    if (part_->whole || (methods_.of(method).planned && !is_own(method, row))) return row;
    own_ = row;
    own_.id += "_shard_" + std::to_string(part_->run.shard.number);
    return own_;
}

void Verdicts::on(const RowFinished& event) {
    auto& method = methods_.of(event.method);
    if (method.planned && !is_own(event.method, event.row)) {
        ++method.reported.rows;
        method.reported.digest +=
            shard::name_hash(scratch_, event.method.class_name, event.method.method, event.row.id);
        if (event.method.counted) ++part_->reported;
    }
    const Row& row = named(event.method, event.row);
    // Whole, since a journal takes one row at a time from one writer, and a shard's workers ran several at once.
    const unsigned shard = event.shard > 0 || part_->whole ? event.shard : part_->run.shard.number;
    const double at = event.at + part_->late;
    RowFinished told{event.method, row,         event.status,   event.cause, event.failures, event.seconds, event.rerun,
                     event.worker, event.began, event.attempts, at,          shard};
    if (&row == &event.row && at == event.at && shard == event.shard) told.written = event.written;
    if (event.began) {
        account_.on(RowStarted{event.method, row, event.worker, at, shard});
        tell_again(account_, told);
    }
    account_.on(told);
}

void Verdicts::on(const StreamEnded& stream) {
    auto& method = methods_.of(stream.method);
    // A shard that was resumed may have seen the end before.
    if (std::ranges::find(method.ends, part_->run.shard.number) != method.ends.end()) return;
    method.differ = method.differ || (!method.ends.empty() && method.streamed != stream.all);
    method.ends.push_back(part_->run.shard.number);
    method.streamed = stream.all;
}

namespace {

/// The hashes of all rows' names.
class Names final : public Reporter {
public:
    void on(const RowFinished& event) override {
        if (!is_own(event.method, event.row))
            hashes.push_back(shard::name_hash(scratch_, event.method.class_name, event.method.method, event.row.id));
    }

    std::vector<std::uint64_t> hashes;

private:
    std::string scratch_;
};

/// Who reported what of some rows.
class Reported final : public Reporter {
public:
    explicit Reported(const std::vector<std::uint64_t>& twice) : twice_(twice) {}

    void on(const RowFinished& event) override {
        const auto hash = shard::name_hash(scratch_, event.method.class_name, event.method.method, event.row.id);
        if (is_own(event.method, event.row) || !std::ranges::binary_search(twice_, hash)) return;
        std::string& told = told_[scratch_];
        told += (told.empty() ? scratch_ + " has several verdicts: " : ", ") + std::string(to_string(event.status)) +
                " in " + part;
    }

    [[nodiscard]] std::vector<std::string> told() const {
        std::vector<std::string> all;
        for (const auto& [name, text] : told_) all.push_back(text);
        return all;
    }

    std::string part;

private:
    const std::vector<std::uint64_t>& twice_;
    std::map<std::string, std::string> told_;
    std::string scratch_;
};

}  // namespace

std::vector<std::string> reported_twice(std::vector<Part>& parts, std::size_t most) {
    // Only the whole journals know: eight bytes a row, and only where the sums have shown that something is wrong.
    Names names;
    for (auto& part : parts) read_rows(part, names, false);
    auto& hashes = names.hashes;
    std::sort(hashes.begin(), hashes.end());
    std::vector<std::uint64_t> twice;
    for (std::size_t i = 1; i < hashes.size() && twice.size() < most; ++i) {
        if (hashes[i] == hashes[i - 1] && (twice.empty() || twice.back() != hashes[i])) twice.push_back(hashes[i]);
    }
    Reported reported(twice);
    for (auto& part : parts) {
        reported.part = part.name();
        if (!twice.empty()) read_rows(part, reported, false);
    }
    return reported.told();
}

}  // namespace offbeat::merge

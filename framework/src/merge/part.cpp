#include "merge/part.hpp"

#include "journal/file.hpp"
#include "journal/reader.hpp"
#include "offbeat/error.hpp"
#include "report/descriptor.hpp"

#include <fcntl.h>
#include <unistd.h>

namespace offbeat::merge {
namespace {

constexpr std::size_t read_at_once = 256 * 1024;

class Head final : public Reporter {
public:
    explicit Head(Part& part) : part_(part) {}

    void on(const RunStarted& run) override { part_.run = run; }
    void on(const MethodPlan& method) override {
        if (!done_) part_.methods.push_back(method);
    }
    void on(const RowStarted&) override { done_ = true; }
    void on(const RowFinished&) override { done_ = true; }

    [[nodiscard]] bool done() const { return done_; }

private:
    Part& part_;
    bool done_ = false;
};

/// Reads the journal until `enough()`, or to its end. What goes wrong is told with its file.
template <class Enough>
void read(const Part& part, journal::Reader& reader, Enough enough) {
    report::Descriptor from(part.journal(), O_RDONLY);
    std::string buffer(read_at_once, '\0');
    try {
        for (std::size_t at = 0, got = 0; !enough() && (got = from.read_at(buffer.data(), buffer.size(), at)) > 0;
             at += got)
            reader.take({buffer.data(), got});
    } catch (const Error& wrong) {
        throw Error(part.journal() + ": " + wrong.what());
    }
}

}  // namespace

Part read_head(const std::string& folder) {
    Part part{folder};
    journal::File::recover(folder);
    if (::access(part.journal().c_str(), R_OK) != 0) throw Error("no journal.jsonl of a shard in " + folder);
    Head head(part);
    journal::Reader reader(head, false);
    read(part, reader, [&] { return head.done(); });
    if (part.run.program.empty()) throw Error("no run began in " + part.journal());
    if (!part.run.shard.given()) {
        part.whole = true;
        part.run.shard.number = part.run.shard.of = 1;
        part.run.shard.all.rows = part.run.planned;
    }
    return part;
}

void read_rows(Part& part, Reporter& to, bool contents) {
    journal::Reader reader(to, contents);
    read(part, reader, [] { return false; });
    part.finished = reader.finished();
    part.seconds = reader.seconds();
    const std::string interrupted = "interrupted: the run of " + part.name() + " ended";
    for (const auto& [method, row, attempts] : reader.returned())
        to.on(RowFinished{
            *method, row, Status::broken, interrupted + " before it was tried again", {}, 0, "", 0, true, attempts});
    for (const auto& [worker, open] : reader.open()) {
        if (open.method == nullptr) continue;
        reader.complete(worker);
        to.on(RowFinished{*open.method, open.row, Status::broken, interrupted, open.failures, 0, "", worker, true,
                          open.attempts, open.at});
    }
}

}  // namespace offbeat::merge

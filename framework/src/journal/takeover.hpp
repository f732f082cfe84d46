#pragma once

#include <string>

namespace offbeat::journal {

/// The journal of an interrupted run, while a run that goes on with it begins its own. Until done() it stands apart, as
/// `journal.resuming.jsonl`, and is the truth: whoever is killed before has changed nothing. Then it is kept beside the
/// new one, as `journal.interrupted.jsonl`.
class Takeover {
public:
    /// Recovers the journal, and takes it. \throws Error where there is none
    explicit Takeover(const std::string& folder);
    Takeover(const Takeover&) = delete;
    Takeover& operator=(const Takeover&) = delete;
    /// Without done(): puts it back.
    ~Takeover();

    [[nodiscard]] std::string path() const;
    /// All that counts of it is in the new journal.
    void done();

    /// Of a run that begins afresh: nothing earlier is to be gone on with.
    static void forget(const std::string& folder);

private:
    std::string folder_;
    bool done_ = false;
};

}  // namespace offbeat::journal

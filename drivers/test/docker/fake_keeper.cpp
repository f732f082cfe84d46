// Stands in for the keeper while it isn't there: remembers what was intended.
#include "fake_keeper.hpp"

#include <unistd.h>

namespace {
std::mutex mutex;
std::map<std::uint64_t, offbeat::keeper::Undo> open_intents;
std::uint64_t last = 0;
const std::string run_id = "test" + std::to_string(getpid());
}  // namespace

std::vector<offbeat::keeper::Undo> intended() {
    const std::lock_guard lock(mutex);
    std::vector<offbeat::keeper::Undo> result;
    for (const auto& [number, undo] : open_intents) result.push_back(undo);
    return result;
}

namespace offbeat::keeper {
struct Keeper::Link {};
Keeper::Keeper() = default;
Keeper::~Keeper() = default;
Keeper& Keeper::instance() {
    static Keeper keeper;
    return keeper;
}
const std::string& Keeper::run() const {
    return run_id;
}
std::uint64_t Keeper::intend(const Undo& undo) {
    const std::lock_guard lock(mutex);
    open_intents.emplace(++last, undo);
    return last;
}
void Keeper::done(std::uint64_t intent) {
    const std::lock_guard lock(mutex);
    open_intents.erase(intent);
}
}  // namespace offbeat::keeper

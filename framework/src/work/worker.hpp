#pragma once

#include "work/board.hpp"
#include "work/settings.hpp"

#include <string>

namespace offbeat::work {

/// What this process exits with as a worker, besides 0: it can't write the journal; an assertion failed where no row
/// ran.
inline constexpr int exit_cant_write = 213;
inline constexpr int exit_strayed = 214;

/// Makes the process that was just forked fit to be a worker: crashes are noted, standard input is empty, memory is
/// bounded.
void settle_in(Slot& slot, const Settings& settings);

/// From now on this process knows of those that its rows fork that they have no part in the run.
void disown_children();
/// Whether this process is one of them: it writes no row's verdict.
[[nodiscard]] bool is_disowned();
/// This child goes on with the run.
void carry_on();
/// Ends one that came back from its row, as if it were what it was forked from.
[[noreturn]] void end_disowned();

/// Ends a worker that can't tell what its rows do.
[[noreturn]] void end_untold(Slot& slot, const std::string& why);

/// Waits for the signal that ends this process: its row was sentenced, and mustn't end otherwise.
[[noreturn]] void await_the_end();

}  // namespace offbeat::work

#pragma once

#include "work/board.hpp"

#include <string>

namespace offbeat::work {

/// From now on a signal that ends this worker leaves its stack on the board, and so does an exception that nobody
/// catches. Does nothing where a sanitizer has its own way of telling.
void note_crashes(Slot& slot);

/// This process is no worker: what ends it is nobody's crash.
void forget_crashes();

/// `SIGSEGV`; `signal 40` where it has no name.
std::string signal_name(int number);

/// What ended a worker, for the cause of its row: `SIGSEGV at address 0x0: segmentation fault`, `_exit(3)`, and where
/// it can be had the stack, a line a frame. Read in a process that was forked from the same one: the same addresses
/// mean the same functions.
std::string crash_text(int wait_status, const Slot& slot);

}  // namespace offbeat::work

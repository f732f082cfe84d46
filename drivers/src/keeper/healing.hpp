#pragma once

#include "journal.hpp"
#include "process/process_table.hpp"

#include <sys/types.h>

#include <vector>

namespace offbeat::keeper {

/// The processes of a run: those that its keeper started with their descendants, those that work in its folder, those
/// that carry its mark in their environment. None where the journal is damaged; never ourselves, what started us, or
/// the run's program.
/// \param keeper ourselves where we are its keeper: then our descendants are the run's; else 0
std::vector<process::Entry> processes_of(const Entries& run, pid_t keeper);

/// Ends them. Then removes the shared memory that they left.
std::vector<Healed> end_processes(const Entries& run, pid_t keeper);

/// Takes back what is open, turn by turn; in one turn each thing on a thread of its own, since an engine takes its time
/// for each, and what was done to one thing in reverse. What can't be taken back stays open.
std::vector<Healed> undo_open(Journal& journal);

/// Empties the run's folder, and removes it. Nothing where it isn't there; trouble where it isn't ours.
std::vector<Healed> remove_folder(const Entries& run, bool itself);

/// All of it. The journal is removed when nothing is left.
std::vector<Healed> heal_run(Journal& journal, pid_t keeper);

/// What couldn't be taken back, in one line; empty where all could.
std::string troubles(const std::vector<Healed>& all);

/// The mark in the environment of what a run's keeper starts.
std::string mark(const std::string& run);

}  // namespace offbeat::keeper

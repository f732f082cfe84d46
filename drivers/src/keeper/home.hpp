#pragma once

#include <filesystem>
#include <string>

namespace offbeat::keeper {

/// What outlives a run: this user's folder on disk, /var/tmp/offbeat-UID or OFFBEAT_HOME. Only this user may look
/// into it; made where it isn't there.
/// \throws EnvironmentError where it can't be made, or isn't ours alone
std::filesystem::path home();

/// A folder of ours in it.
std::filesystem::path home(const std::string& name);

/// What tells this home from others, for ever: chosen at random when it is first asked for.
std::string home_id();

/// Where runs' folders are made: OFFBEAT_RUNS, else /dev/shm where there is room for a few databases, else the
/// temporary directory.
std::filesystem::path parent_of_runs();

/// Whether it is a folder, no link to one, and this user's.
bool is_own_folder(const std::filesystem::path& path);

/// A number that changes with each boot.
std::string boot();

/// So many random digits, of [0-9a-f].
std::string random_digits(int digits);

}  // namespace offbeat::keeper

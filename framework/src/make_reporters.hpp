#pragma once

#include "offbeat/reporter.hpp"

#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace offbeat {

using MakeFailed = std::function<std::unique_ptr<Reporter>(const std::string& report_dir)>;

/// The reporters of a run, and the console. \param names only these, `default` and `all` among them; empty: those that
/// are written by default, among them all that a program has registered itself
/// \param journal whether the journal is one of them, or is written by others
/// \param failed makes the one that writes failed.txt, where the run knows more of it
/// \throws Error for a name that none is registered by
std::vector<std::unique_ptr<Reporter>> make_reporters(const std::vector<std::string>& names,
                                                      const std::string& report_dir, std::FILE* console,
                                                      bool journal = true, const MakeFailed& failed = {});

}  // namespace offbeat

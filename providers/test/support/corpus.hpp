#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace offbeat::test {

/// The folders of a corpus, in order; one of them may hold what the others are laid over.
std::vector<std::string> corpus_names(const std::filesystem::path& corpus, const std::string& but_for = {});

/// Compares what is said of a case with its expected.txt, to the letter; with OFFBEAT_APPROVE=1 writes it first.
void check_told(const std::filesystem::path& folder, const std::string& verdict);

}  // namespace offbeat::test

#pragma once

#include <string>

namespace offbeat::test {

/// Checks a text against `approved/<name>`. With OFFBEAT_APPROVE=1 the file is rewritten instead: read its diff.
void check_approved(const std::string& name, const std::string& text);

/// Replaces a text that differs from run to run, such as a temporary path.
std::string masked(std::string text, const std::string& what, const std::string& by);

}  // namespace offbeat::test

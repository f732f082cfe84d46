#include "offbeat/error.hpp"

namespace offbeat {

std::string to_string(const Problem& problem) {
    std::string text = to_string(problem.where);
    if (!text.empty()) text += ": ";
    text += problem.what;
    if (!problem.expected.empty()) text += "; expected " + problem.expected;
    if (!problem.hint.empty()) text += "; " + problem.hint;
    return text;
}

void skip(const std::string& reason) {
    throw Skipped(reason);
}

}  // namespace offbeat

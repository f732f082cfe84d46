#include "suite/pattern.hpp"

#include "offbeat/error.hpp"
#include "suite/problems.hpp"

#include <boost/regex.hpp>

#include <algorithm>

namespace offbeat::suite {
namespace {

constexpr std::size_t longest = 1000;

bool has_marks(std::string_view text) {
    return text.find_first_of("\\^$.|?*+()[]{}") != std::string_view::npos;
}

}  // namespace

struct Pattern::Expression {
    boost::regex regex;
};

// Not std::regex, which calls itself for each character and looks for a match as long as it takes.
Pattern::Pattern(Named named) : named_(std::move(named)) {
    if (!has_marks(named_.name)) return;
    if (named_.name.size() > longest)
        throw SetupError({named_.where, "the regular expression " + shown(named_.name) + " is longer than 1000 bytes"});
    try {
        const std::string text = named_.name == "*" ? ".*" : named_.name;
        expression_ = std::make_shared<const Expression>(Expression{boost::regex(text)});
    } catch (const std::exception& wrong) {
        throw SetupError({named_.where, "no regular expression: " + shown(named_.name) + ": " + wrong.what()});
    }
}

bool Pattern::matches(std::string_view name) const {
    if (name == named_.name) return true;
    if (expression_ == nullptr) return false;
    try {
        return boost::regex_match(name.begin(), name.end(), expression_->regex);
    } catch (const std::exception& wrong) {
        throw SetupError({named_.where, "the regular expression " + shown(named_.name) + " takes too long for " +
                                            shown(name) + ": " + wrong.what()});
    }
}

std::vector<Pattern> patterns_of(const std::vector<Named>& names, Problems& problems) {
    std::vector<Pattern> patterns;
    for (const auto& named : names) {
        try {
            patterns.emplace_back(named);
        } catch (const SetupError& wrong) {
            problems.add(wrong.problem());
        }
    }
    return patterns;
}

bool any_matches(const std::vector<Pattern>& patterns, std::string_view name) {
    return std::ranges::any_of(patterns, [&](const Pattern& pattern) { return pattern.matches(name); });
}

}  // namespace offbeat::suite

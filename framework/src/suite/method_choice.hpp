#pragma once

#include "suite/classes.hpp"
#include "suite/group_filter.hpp"

#include <vector>

namespace offbeat::suite {

/// A class in a test, with all that the test says of it: it may name the class several times.
struct ClassInTest {
    const KnownClass* known;
    std::vector<const ClassChoice*> choices = {};
};

/// What a test says of the methods of one class.
class MethodChooser {
public:
    /// \param problems gets names that no method of the class has
    MethodChooser(const ClassInTest& test_class, Problems& problems);

    /// Fills in whether a method is chosen, its parameters and its rows.
    /// \param groups those that the test runs; a method that the file names doesn't need them
    void choose(const TestMethod& test, const std::shared_ptr<const GroupFilter>& groups, SuiteScope& scope) const;

private:
    struct Include {
        Pattern pattern;
        const MethodChoice* choice;
    };
    struct Choice {
        const ClassChoice* from;
        std::vector<Include> include = {};
        std::vector<Pattern> exclude = {};
    };

    void check(const Pattern& pattern, const char* element, Problems& problems) const;

    const KnownClass& known_;
    std::vector<Choice> choices_;
};

}  // namespace offbeat::suite

// Holds the repository to its own house rules; a test of the build.
//
//     house ROOT          checks the repository: findings as `file:line: …`, then one line that sums up. 0 good, 1 bad
//     house --self-test   checks the rules
#include "repository.hpp"
#include "rules.hpp"
#include "self_test.hpp"

#include <exception>
#include <iostream>
#include <string_view>

namespace {

int check_repository(const char* root) {
    const auto repository = house::read_repository(root);
    int failures = 0;
    int warnings = 0;
    for (const auto& finding : house::check(repository)) {
        ++(finding.is_warning ? warnings : failures);
        std::cout << finding.path << ':' << finding.line << ": " << (finding.is_warning ? "warning: " : "error: ")
                  << finding.message << '\n';
    }
    std::cout << "house: " << repository.files.size() << " files, " << failures << " broken rules, " << warnings
              << " warnings\n";
    // An empty folder breaks no rule: whoever gave it meant another.
    return failures == 0 && !repository.files.empty() ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        if (argc != 2) {
            std::cerr << "usage: house ROOT | house --self-test\n";
            return 1;
        }
        if (std::string_view(argv[1]) == "--self-test") return house::self_test() == 0 ? 0 : 1;
        return check_repository(argv[1]);
    } catch (const std::exception& error) {
        std::cerr << "house: " << error.what() << '\n';
        return 1;
    }
}

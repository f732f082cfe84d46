#include "rules.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

namespace house {

namespace {

constexpr const char* test_header = "offbeat/test.hpp";

/// <string> alone is 0.2 s of the 0.35 that a test class may pay; these come with it, or cost hundredths. <memory> and
/// <chrono> would cost as much again, each.
constexpr std::array affordable = {"boost/describe/enumerators.hpp",
                                   "boost/describe/members.hpp",
                                   "boost/mp11/algorithm.hpp",
                                   "concepts",
                                   "cstddef",
                                   "cstdint",
                                   "exception",
                                   "initializer_list",
                                   "iosfwd",
                                   "limits",
                                   "optional",
                                   "stdexcept",
                                   "string",
                                   "string_view",
                                   "type_traits",
                                   "typeinfo",
                                   "utility",
                                   "vector"};

const SourceFile* public_header(const Repository& repository, const std::string& spelling) {
    const auto room = repository.public_headers.find(spelling);
    if (room == repository.public_headers.end()) return nullptr;
    const std::string path = room->second + "/include/" + spelling;
    const auto found = std::ranges::find(repository.files, path, &SourceFile::path);
    return found == repository.files.end() ? nullptr : &*found;
}

}  // namespace

void check_test_header(const Repository& repository, Findings& findings) {
    std::vector<std::string> to_read = {test_header};
    std::set<std::string> seen = {test_header};
    while (!to_read.empty()) {
        const SourceFile* header = public_header(repository, to_read.back());
        to_read.pop_back();
        if (header == nullptr) continue;
        for (const auto& include : header->includes) {
            if (repository.public_headers.contains(include.path)) {
                if (seen.insert(include.path).second) to_read.push_back(include.path);
            } else if (std::ranges::find(affordable, include.path) == affordable.end()) {
                findings.push_back({header->path, include.line,
                                    '<' + include.path + "> is reached from " + test_header +
                                        ", so each test class pays for it: include it in a source file, or say in "
                                        "tools/lint/test_header.cpp why it is affordable"});
            }
        }
    }
}

}  // namespace house

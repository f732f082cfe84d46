#include "support/corpus.hpp"

#include "support/approved.hpp"
#include "support/temp_dir.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>

namespace offbeat::test {

namespace fs = std::filesystem;

std::vector<std::string> corpus_names(const fs::path& corpus, const std::string& but_for) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(corpus)) {
        if (entry.path().filename() != but_for) names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

void check_told(const fs::path& folder, const std::string& verdict) {
    const std::string path = (folder / "expected.txt").string();
    const char* approve = std::getenv("OFFBEAT_APPROVE");
    if (approve != nullptr && *approve == '1') write_file(path, verdict);
    BOOST_TEST(verdict == read_file(path), folder.filename() << ": expected\n"
                                                             << read_file(path) << "got\n"
                                                             << verdict.substr(0, 4000));
    BOOST_TEST(verdict.size() < 8000U);  // a hostile cell isn't repeated whole
}

}  // namespace offbeat::test

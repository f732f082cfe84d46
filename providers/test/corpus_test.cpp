// Each folder of corpus/ holds the files in which it differs from corpus/sound, and expected.txt: how many rows are
// good all the same, and what is said of the others, to the letter. OFFBEAT_APPROVE=1 writes expected.txt: read its
// diff.

#include "support/approved.hpp"
#include "support/corpus.hpp"
#include "support/order.hpp"
#include "support/temp_dir.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>

using namespace offbeat;
using namespace offbeat::test;
namespace fs = std::filesystem;

namespace {

const fs::path corpus = OFFBEAT_PROVIDERS_TEST_DIR "/corpus";

std::vector<std::string> case_names() {
    return corpus_names(corpus, "sound");
}

/// Lays the case's files over the sound ones. `x.missing` takes x away, `x.dir` makes it a folder, `{megabyte}` in a
/// file stands for so many letters.
void lay_over(const fs::path& from, const std::string& folder) {
    for (const auto& entry : fs::directory_iterator(from)) {
        const std::string name = entry.path().filename().string();
        const fs::path kind = entry.path().extension();
        const fs::path target =
            fs::path(folder) / (kind == ".missing" || kind == ".dir" ? entry.path().stem() : entry.path().filename());
        if (name == "expected.txt") continue;
        fs::remove(target);
        if (kind == ".missing") continue;
        if (kind == ".dir") {
            fs::create_directory(target);
            continue;
        }
        write_file(target.string(),
                   masked(read_file(entry.path().string()), "{megabyte}", std::string(1U << 20U, 'x')));
    }
}

std::string verdict_of(const std::string& name) {
    const TempDir folder;
    copy_sound(folder.path());
    lay_over(corpus / name, folder.path());
    const PlannedMethod method = planned_order(folder.path());
    const auto good = std::count_if(method.rows.begin(), method.rows.end(),
                                    [](const Row& row) { return row.state == RowState::ready; });
    std::string text = std::to_string(good) + " good rows\n";
    for (const auto& problem : problems_of(method, folder.path())) text += problem + '\n';
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(corpus_of_bad_inputs)

BOOST_AUTO_TEST_CASE(sound_files_have_no_problem) {
    const TempDir folder;
    copy_sound(folder.path());
    const PlannedMethod method = planned_order(folder.path());
    BOOST_TEST(problems_of(method, folder.path()).empty());
    BOOST_TEST(method.plan.formula == "cases = 1 + 3+2+1+2+2+1+2+2 = 16");
}

BOOST_DATA_TEST_CASE(is_told_to_the_letter, boost::unit_test::data::make(case_names()), name) {
    check_told(corpus / name, verdict_of(name));
}

BOOST_AUTO_TEST_CASE(holds_as_many_as_it_should) {
    BOOST_TEST(case_names().size() >= 45U);
}

BOOST_AUTO_TEST_SUITE_END()

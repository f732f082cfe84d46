// Each folder of corpus/ holds an outage driver and expected.txt: how many of its rows are good, and what is said of
// the others, to the letter. OFFBEAT_APPROVE=1 writes expected.txt: read its diff.

#include "offbeat/outage/outage_test_base.hpp"
#include "support/approved.hpp"
#include "support/planned.hpp"
#include "support/temp_dir.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

using namespace offbeat;
using namespace offbeat::test;
namespace fs = std::filesystem;

namespace {

const fs::path corpus = OFFBEAT_PROVIDERS_TEST_DIR "/outage/corpus";

/// Of the plan alone: nothing is struck.
class CorpusSysExceptionTest : public OutageTestBase<CorpusSysExceptionTest> {
public:
    void testPayment(const Outage& /*outage*/) {}

protected:
    std::unique_ptr<outage::Subject> deploy(const outage::Deployment& /*to*/) override { return nullptr; }
};

std::vector<std::string> case_names() {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(corpus)) names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

std::string verdict_of(const std::string& name) {
    const TempDir folder;
    write_file(folder.path() + "/driver.csv",
               masked(read_file((corpus / name / "driver.csv").string()), "{megabyte}", std::string(1U << 20U, 'x')));
    Test annotation;
    annotation.dataProvider = "DockerOutageProvider";
    annotation.driver = "driver.csv";
    PlanSettings settings;
    settings.testres = folder.path();
    const auto method =
        planned<&CorpusSysExceptionTest::testPayment, CorpusSysExceptionTest>("testPayment", annotation, settings);
    const auto good = std::count_if(method.rows.begin(), method.rows.end(),
                                    [](const Row& row) { return row.state == RowState::ready; });
    std::string text = std::to_string(good) + " good rows\n";
    for (const auto& problem : problems_of(method, folder.path())) text += problem + '\n';
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(outage_corpus)

BOOST_DATA_TEST_CASE(is_told_to_the_letter, boost::unit_test::data::make(case_names()), name) {
    const std::string verdict = verdict_of(name);
    const std::string path = (corpus / name / "expected.txt").string();
    const char* approve = std::getenv("OFFBEAT_APPROVE");
    if (approve != nullptr && *approve == '1') write_file(path, verdict);
    BOOST_TEST(verdict == read_file(path), name << ": expected\n"
                                                << read_file(path) << "got\n"
                                                << verdict.substr(0, 4000));
    BOOST_TEST(verdict.size() < 8000U);  // a hostile cell isn't repeated whole
}

BOOST_AUTO_TEST_CASE(holds_as_many_as_it_should) {
    BOOST_TEST(case_names().size() >= 40U);
}

BOOST_AUTO_TEST_SUITE_END()

// Test methods of base classes.

#include "sample.hpp"

#include <boost/test/unit_test.hpp>

using namespace selftest;

namespace {

using Words = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(inheriting)

BOOST_AUTO_TEST_CASE(each_derived_class_runs_those_of_its_bases) {
    const std::pair<const char*, Words> corpus[] = {
        {"InheritedMemoryTest", {"memory keeps", "memory empties"}},
        {"InheritedFileTest", {"file keeps", "file syncs", "file empties its own way"}},
        {"InheritedRemoteFileTest",
         {"connect", "remote file keeps", "connect", "file syncs", "connect", "file empties its own way"}},
    };
    for (const auto& [name, expected] : corpus) {
        for (const char* jobs : {"--jobs=0", "--jobs=1"}) {
            Sample sample;
            const SampleRun run = sample.run(name, {jobs, sample.trace_option()});
            BOOST_TEST(run.outcome.status == 0, run.outcome.out);
            BOOST_TEST(sample.trace() == expected, boost::test_tools::per_element());
        }
    }
}

BOOST_AUTO_TEST_CASE(an_abstract_base_has_them_for_others_alone) {
    Sample sample;
    BOOST_TEST(sample.run("InheritedStoreTest").outcome.status == 200);
    const SampleRun run = sample.run("Inherited*", {"--groups=contract"});
    BOOST_TEST(run.count("passed") == 4);
}

BOOST_AUTO_TEST_SUITE_END()

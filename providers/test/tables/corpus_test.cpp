// Each folder of corpus/ holds files as they lie beside a driver, and expected.txt: what becomes of the row A of their
// driver, to the letter. OFFBEAT_APPROVE=1 writes expected.txt: read its diff.

#include "offbeat/text.hpp"
#include "support/approved.hpp"
#include "support/corpus.hpp"
#include "tables/check.hpp"
#include "tables/files.hpp"
#include "tables/phases.hpp"
#include "tables/shop.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <filesystem>

using namespace offbeat;
using namespace offbeat::tables;
using namespace offbeat::test;
namespace fs = std::filesystem;

namespace {

const fs::path corpus = OFFBEAT_PROVIDERS_TEST_DIR "/tables/corpus";

/// What a run would do with the row, but for a body.
std::string verdict_of(const std::string& name) {
    Shop shop;
    for (const auto& entry : fs::directory_iterator(corpus / name)) {
        const std::string stem = entry.path().stem().string();
        if (stem != "expected") shop.file(stem == "driver" ? "" : stem, read_file(entry.path().string()));
    }
    Row row{"A", "", {}, {{"amount", Value::of_text("10")}}};
    try {
        std::vector<std::unique_ptr<Sheet>> sheets;
        std::vector<Wanted> prepared, expected;
        for (auto& file : files_beside(shop.path(""))) sheets.push_back(sheet_of(std::move(file), shop.database()));
        for (const auto& sheet : sheets) {
            auto& lines = sheet->file.phase == Phase::prepare ? prepared : expected;
            std::ranges::move(wanted_of(*sheet, row), std::back_inserter(lines));
        }
        prepare(prepared, {}, shop.database());
        const Found found = check(expected, {}, shop.database());
        clear(doomed_of(prepared), shop.database());
        std::string text = std::to_string(found.differences.size()) + " differences\n";
        for (const auto& one : found.differences)
            text += masked(to_string(one.where), shop.folder().path() + '/', "") + ": " + to_string(one) + '\n';
        return text;
    } catch (const Error& wrong) {
        return masked(wrong.what(), shop.folder().path() + '/', "") + '\n';
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(corpus_of_table_files)

BOOST_DATA_TEST_CASE(is_told_to_the_letter, boost::unit_test::data::make(corpus_names(corpus)), name) {
    check_told(corpus / name, verdict_of(name));
}

BOOST_AUTO_TEST_CASE(holds_as_many_as_it_should) {
    BOOST_TEST(corpus_names(corpus).size() >= 40U);
}

BOOST_AUTO_TEST_SUITE_END()

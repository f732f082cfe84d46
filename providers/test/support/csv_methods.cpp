#include "support/csv_methods.hpp"

#include "support/temp_dir.hpp"

#include <sstream>

namespace offbeat::test {

std::vector<std::string> CsvNormalTest::calls;

void CsvNormalTest::testTransfer(const std::string& from, int amount, const std::optional<std::string>& note) {
    calls.push_back(from + ' ' + std::to_string(amount) + ' ' + note.value_or("none"));
}

void CsvNormalTest::testVisit(const Visit& visit) {
    std::ostringstream text;
    text << visit.name << ' ' << visit.home.city << ' ' << (visit.home.zip ? std::to_string(*visit.home.zip) : "none")
         << " [";
    for (std::size_t i = 0; i < visit.tags.size(); ++i) text << (i > 0 ? " " : "") << visit.tags[i];
    text << "] " << (visit.kind == Kind::guest ? "guest" : "staff") << ' ' << visit.wait.count()
         << (visit.open ? " open " : " closed ") << visit.rate;
    calls.push_back(text.str());
}

PlannedMethod planned_transfer(const std::string& driver, std::size_t row_bound) {
    const TempDir folder;
    write_file(folder.file("driver.csv"), driver);
    const Inside inside(folder.path());
    return planned<&CsvNormalTest::testTransfer, CsvNormalTest>(
        "testTransfer", {.parameters = {"from", "amount=10", "note"}, .driver = "driver.csv"},
        {folder.path(), false, row_bound});
}

PlannedMethod planned_visit(const std::string& driver) {
    const TempDir folder;
    write_file(folder.file("driver.csv"), driver);
    const Inside inside(folder.path());
    return planned<&CsvNormalTest::testVisit, CsvNormalTest>("testVisit", {.driver = "driver.csv"},
                                                             {folder.path(), false, 10000});
}

}  // namespace offbeat::test

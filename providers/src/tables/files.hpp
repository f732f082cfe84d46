#pragma once

#include "table_file.hpp"

#include <string>
#include <vector>

namespace offbeat::tables {

/// `testres/normal/Shop/ShopTest.testPay` of the driver `testres/normal/Shop/ShopTest.testPay.csv`, which needn't be
/// there itself.
std::string stem_of(const std::string& driver);

/// The files of rows to prepare and to expect beside a driver, in the order of their names.
/// \throws SetupError where one of them can't be read, a name is neither `prepare`, `expect` nor `filled`, or a line is
/// for a caseId that the driver hasn't
std::vector<TableFile> files_beside(const std::string& driver);

/// Looks at the table files of all of a class's methods, beside a driver of one of them.
/// \param methods the names of all test methods that there are
/// \throws SetupError for one that is none of their methods': nobody would ever read it
void check_methods_of_files(const std::string& driver, const std::string& class_name,
                            const std::vector<std::string>& methods);

/// `<stem>.expect.<table>.csv`; `phase` is prepare, expect or filled.
std::string path_of(const std::string& stem, const std::string& phase, const std::string& table);

}  // namespace offbeat::tables

#pragma once

#include "offbeat/event.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace offbeat::report {

/// 32 hexadecimal digits of a text; the same for the same text, always.
std::string allure_digest(std::string_view text);
/// The same in the form of a UUID.
std::string allure_uuid(std::string_view text);

/// One attempt at a row, as Allure has it: a result of its own.
struct AllureAttempt {
    Status status;
    std::size_t number = 0;  ///< of the row's attempts, counted from 0
    double at = 0;           ///< seconds since the run began
    double seconds = 0;
    const std::string& cause;
    const std::vector<Failure>& failures;
    bool last = true;
};

/// An attachment's file below allure-results.
struct AllureFile {
    std::string name, type, source;
};

/// The text of a result's file.
std::string allure_result(const RowFinished& event, const AllureAttempt& attempt, const std::string& uuid,
                          const RunStarted& run, std::int64_t start, const std::vector<AllureFile>& files);

}  // namespace offbeat::report

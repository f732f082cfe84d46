#pragma once

#include "support/reported_run.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace kills {

/// A row of the outage driver.
struct Row {
    std::string id;
    std::string fault;
    double seconds = 0;  ///< how long a run of it alone takes
};

/// The test program that is killed.
class Victim {
public:
    /// \param options are passed to it each time
    Victim(std::string program, std::vector<std::string> options);

    /// One row for each kind of fault, with the time that it takes alone. \throws std::runtime_error where one fails
    [[nodiscard]] std::vector<Row> one_row_of_each_fault() const;

    /// Starts it on one row, and kills it with -9 after so many seconds. \returns when it was gone
    [[nodiscard]] std::chrono::steady_clock::time_point kill_at(const Row& row, double seconds) const;

    /// Whether a run of the row to its end is green.
    [[nodiscard]] bool passes(const Row& row) const;

private:
    [[nodiscard]] std::vector<std::string> command(const std::string& row) const;

    std::string program_;
    std::vector<std::string> options_;
    support::TemporaryFolder reports_{"killed-reports"};
};

}  // namespace kills

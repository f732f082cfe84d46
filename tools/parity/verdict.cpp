#include "verdict.hpp"

#include <stdexcept>

namespace parity {

std::string verdict_of_testng(const std::string& status, const std::string& throwable, bool retried) {
    if (status == "SUCCESS") return retried ? "flaky" : "passed";
    if (status == "SKIP") return "skipped";
    const bool asserted = throwable == "java.lang.AssertionError" || throwable == "org.testng.TestException";
    if (status == "FAILURE" || status == "SUCCESS_PERCENTAGE_FAILURE") return asserted ? "failed" : "broken";
    throw std::runtime_error("TestNG's status " + status + " is unknown here");
}

bool is_attempt(const std::string& status) {
    return status == "SKIP_RETRIED";
}

std::string run_of_testng(const std::string& status) {
    if (status == "refused") return status;
    return std::stoi(status) % 2 == 0 ? "green" : "red";
}

std::string run_of_offbeat(int exit_status) {
    if (exit_status == 200) return "refused";
    return exit_status == 0 ? "green" : "red";
}

}  // namespace parity

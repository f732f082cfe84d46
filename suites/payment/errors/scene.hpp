#pragma once

#include "run.hpp"
#include "support/reported_run.hpp"

#include <boost/test/unit_test.hpp>

/// The text holds the part; both are shown where it doesn't.
#define EXPECT_HOLDS(text, part)                                                                                       \
    BOOST_CHECK_MESSAGE((text).find(part) != std::string::npos, "no \"" << (part) << "\" in: " << (text))

namespace errors {

/// Skip a test, with the reason, where it can't be had.
boost::test_tools::assertion_result engine_answers(boost::unit_test::test_unit_id test);
boost::test_tools::assertion_result is_root(boost::unit_test::test_unit_id test);

/// Drivers, a service and a home of Offbeat for one test. All tests share the home: what lies in it is made once, and
/// nothing of any run may be left in it.
class Scene {
public:
    Scene();

    /// Writes the driver of DatabaseOutageSysExceptionTest.testPayment. \param lines below its heading,
    /// `caseId,target,fault,begin,end,expectStatus,expectWithin,retryDelayScale`
    void rows(const std::string& lines) const;
    /// Appends Python to a file of this scene's copy of the payment service, which runs have from then on.
    void spoil(const std::string& file, const std::string& python);
    /// For the programs that are run: `NAME=value`; the last of one name counts.
    void give(const std::string& variable) { environment_.insert(environment_.begin(), variable); }

    /// Runs the outage rows, or as the options say.
    [[nodiscard]] Run payment(std::vector<std::string> options) const;
    /// Asks for the plan.
    [[nodiscard]] Ended plan() const;
    /// Runs `offbeat clean`.
    [[nodiscard]] Ended clean() const;

    /// What is left of any run of this home: processes, files, containers, networks, journals. Empty: nothing.
    [[nodiscard]] static std::string left();

    [[nodiscard]] const std::filesystem::path& folder() const { return folder_.path(); }
    /// Where the state of all scenes' runs is.
    static const std::filesystem::path& home();

private:
    support::TemporaryFolder folder_{"payment-errors"};
    std::vector<std::string> environment_;
    std::string service_;
};

/// What every error has in common: not green, in so many seconds, and nothing left.
void expect_told_and_healed(const Run& run, double seconds);

}  // namespace errors

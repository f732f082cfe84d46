#pragma once

#include "run.hpp"

#include <boost/test/unit_test_log_formatter.hpp>

namespace offbeat {

/// The one adapter between Boost.Test and the run: turns its log into failures of the open row. It runs beside
/// Boost.Test's own console, whatever that one's level is.
class BoostLog final : public boost::unit_test::unit_test_log_formatter {
public:
    /// \param begin called once, when Boost.Test's filters are known and the first case is about to begin
    /// \param finish called once, when the last case ended
    BoostLog(Run& run, void (*begin)(), void (*finish)());

    // Boost.Test sets every formatter's level when it is added and for --log_level; this one keeps its own, or
    // neither assertions nor the ends of cases would arrive.
    void set_log_level(boost::unit_test::log_level) override {}

    void log_start(std::ostream&, boost::unit_test::counter_t) override { begin_(); }
    void log_finish(std::ostream&) override { finish_(); }
    void log_build_info(std::ostream&, bool) override {}
    void test_unit_start(std::ostream&, boost::unit_test::test_unit const&) override {}
    void test_unit_finish(std::ostream&, boost::unit_test::test_unit const& unit, unsigned long) override;
    void test_unit_skipped(std::ostream&, boost::unit_test::test_unit const&, boost::unit_test::const_string) override {
    }
    void test_unit_skipped(std::ostream&, boost::unit_test::test_unit const&) override {}
    void test_unit_aborted(std::ostream&, boost::unit_test::test_unit const&) override {}
    void log_exception_start(std::ostream&, boost::unit_test::log_checkpoint_data const&,
                             boost::execution_exception const& thrown) override;
    void log_exception_finish(std::ostream&) override;
    void log_entry_start(std::ostream&, boost::unit_test::log_entry_data const& entry, log_entry_types type) override;
    void log_entry_value(std::ostream&, boost::unit_test::const_string value) override;
    void log_entry_finish(std::ostream&) override;
    void entry_context_start(std::ostream&, boost::unit_test::log_level) override {}
    void log_entry_context(std::ostream&, boost::unit_test::log_level, boost::unit_test::const_string frame) override;
    void entry_context_finish(std::ostream&, boost::unit_test::log_level) override {}

private:
    Run& run_;
    void (*begin_)();
    void (*finish_)();
    Failure pending_;
    bool is_error_ = false;
};

}  // namespace offbeat

#include "boost_log.hpp"

#include "assertions.hpp"

#include <boost/test/execution_monitor.hpp>
#include <boost/test/tree/test_unit.hpp>

namespace offbeat {
namespace {

namespace ut = boost::unit_test;

std::string text_of(ut::const_string text) {
    return {text.begin(), text.end()};
}

}  // namespace

BoostLog::BoostLog(Run& run, void (*begin)(), void (*finish)()) : run_(run), begin_(begin), finish_(finish) {
    // Starts and ends of cases, and errors; passing assertions are not even formatted.
    ut::unit_test_log_formatter::set_log_level(ut::log_test_units);
}

void BoostLog::test_unit_finish(std::ostream&, ut::test_unit const&, unsigned long) {
    forget_contexts();      // a signal takes a row's stack away
    run_.close_open_row();  // a row that a signal took away never came back itself
}

void BoostLog::log_exception_start(std::ostream&, ut::log_checkpoint_data const& checkpoint,
                                   boost::execution_exception const& thrown) {
    pending_ = {Failure::Kind::exception, {}, text_of(thrown.what()), {}};
    const auto& where = thrown.where();
    if (where.m_line_num > 0) pending_.where = {text_of(where.m_file_name), static_cast<int>(where.m_line_num)};
    if (!checkpoint.m_file_name.empty() && pending_.where.line == 0) {
        pending_.message += "; last seen at " + to_string(Location{text_of(checkpoint.m_file_name),
                                                                   static_cast<int>(checkpoint.m_line_num)});
    }
    is_error_ = true;
}

void BoostLog::log_exception_finish(std::ostream&) {
    run_.failed(std::move(pending_));
    pending_ = {};
}

void BoostLog::log_entry_start(std::ostream&, ut::log_entry_data const& entry, log_entry_types type) {
    is_error_ = type == BOOST_UTL_ET_ERROR || type == BOOST_UTL_ET_FATAL_ERROR;
    pending_ = {
        Failure::Kind::assertion, {entry.m_file_name, static_cast<int>(entry.m_line_num)}, {}, ToldComparison::now()};
}

void BoostLog::log_entry_value(std::ostream&, ut::const_string value) {
    pending_.message += text_of(value);
}

void BoostLog::log_entry_finish(std::ostream&) {
    if (is_error_) run_.failed(std::move(pending_));
    pending_ = {};
    is_error_ = false;
}

void BoostLog::log_entry_context(std::ostream&, ut::log_level, ut::const_string frame) {
    if (is_error_) pending_.message += "\n  in context: " + text_of(frame);
}

}  // namespace offbeat

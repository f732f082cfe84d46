#include "offbeat/assert.hpp"

#include "assertions.hpp"
#include "offbeat/check.hpp"
#include "offbeat/error.hpp"

#include <boost/test/execution_monitor.hpp>
#include <boost/test/framework.hpp>
#include <boost/test/results_collector.hpp>
#include <boost/test/unit_test_log.hpp>

#include <utility>
#include <vector>

namespace offbeat {
namespace {

namespace ut = boost::unit_test;

// Of its thread: a context on another one must not become part of the row's.
thread_local const detail::ContextFrame* innermost = nullptr;

/// Ours are told to Boost.Test only when an assertion fails: each costs it a std::stringstream.
class ToldContexts {
public:
    ToldContexts() { tell(innermost); }
    ToldContexts(const ToldContexts&) = delete;
    ToldContexts& operator=(const ToldContexts&) = delete;
    ~ToldContexts() {
        for (const int id : ids_) ut::framework::clear_context(id);
    }

private:
    static void print(std::string& out, const void* frame) {
        out += static_cast<const detail::ContextFrame*>(frame)->shown();
    }

    void tell(const detail::ContextFrame* frame) {
        if (frame == nullptr) return;
        tell(frame->outer());
        ids_.push_back(ut::framework::add_context(ut::lazy_ostream::instance() << detail::shown(frame, print), false));
    }

    std::vector<int> ids_;
};

const std::string no_message = "it failed without a message";

void tell(const std::string& message, const std::string& file, int line, ut::log_level level) {
    const ToldContexts contexts;
    // Boost.Test's log passes over an entry without a text.
    ut::unit_test_log << ut::log::begin(file, static_cast<std::size_t>(line)) << level
                      << (message.empty() ? no_message : message) << ut::log::end();
    ut::framework::assertion_result(ut::AR_FAILED);
}

void require_row(const std::string& message, const char* file, int line) {
    if (!in_row()) throw Error(to_string(Location{file, line}) + ": " + message);
}

}  // namespace

std::uint64_t detail::passed_assertions = 0;

detail::ContextFrame::ContextFrame() : outer_(std::exchange(innermost, this)) {}

detail::ContextFrame::~ContextFrame() {
    innermost = outer_;
}

namespace {
thread_local std::optional<Compared> comparison;
}  // namespace

ToldComparison::ToldComparison(std::optional<Compared> sides) {
    comparison = std::move(sides);
}

ToldComparison::~ToldComparison() {
    comparison.reset();
}

std::optional<Compared> ToldComparison::now() {
    return comparison;
}

void forget_contexts() {
    innermost = nullptr;
}

void tell_failure(const std::string& message, const std::string& file, int line) {
    tell(message, file, line, ut::log_all_errors);
}

void end_row(const std::string& message, const char* file, int line) {
    require_row(message, file, line);
    tell(message, file, line, ut::log_fatal_errors);
    ut::framework::test_unit_aborted(ut::framework::current_test_unit());
    throw boost::execution_aborted();
}

void tell_passed() {
    const std::uint64_t count = std::exchange(detail::passed_assertions, 0);
    if (count == 0) return;
    ut::framework::assertion_result(ut::AR_PASSED);
    // All observers hear that there were some; how many is for the one that counts them, at a sixth of the price.
    for (std::uint64_t i = 1; i < count; ++i) ut::results_collector.assertion_result(ut::AR_PASSED);
}

void fail(const std::string& message, const char* file, int line) {
    require_row(message, file, line);
    tell_failure(message, file, line);
}

bool check(bool holds, const std::string& message, const char* file, int line) {
    if (holds) {
        ++detail::passed_assertions;
    } else {
        fail(message, file, line);
    }
    return holds;
}

}  // namespace offbeat

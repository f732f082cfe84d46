#pragma once

#include "offbeat/event.hpp"
#include "offbeat/registry.hpp"

#include <memory>
#include <string>

namespace offbeat {

/// Turns the events of a run into something that people or tools read. It sees events only: no Boost.Test, no plan,
/// no provider. Events refer to what lives until the call returns; keep copies. Errors are thrown as Error.
class Reporter {
public:
    virtual ~Reporter() = default;

    virtual void on(const RunPrepares&) {}
    virtual void on(const RunStarted&) {}
    virtual void on(const MethodPlan&) {}  ///< each method, after RunStarted and before the first row
    virtual void on(const RowStarted&) {}
    virtual void on(const RowFailure&) {}
    virtual void on(const RowRetried&) {}  ///< the row goes on: RowFinished follows, with all attempts
    virtual void on(const RowFinished&) {}
    virtual void on(const RunFinished&) {}
    virtual void on(const Remark&) {}  ///< while a row runs, or after it
    virtual void on(const StreamEnded&) {}
    virtual void on(const Heartbeat&) {}

    /// Whether it looks at the description, parameters and labels of rows that passed. A reporter that doesn't spares a
    /// long run the time to put them together again where other processes ran them.
    [[nodiscard]] virtual bool needs_contents() const { return true; }
};

/// Makes a reporter that writes below `report_dir`.
using ReporterFactory = std::unique_ptr<Reporter> (*)(const std::string& report_dir);

/// All reporters by name.
Registry<ReporterFactory>& reporters();

}  // namespace offbeat

/// Registers a reporter: `OFFBEAT_REPORTER("tap", make_tap_reporter)`, in a file that is linked as an object.
#define OFFBEAT_REPORTER(name, ...)                                                                                    \
    static const bool OFFBEAT_UNIQUE(offbeat_reporter_) =                                                              \
        ::offbeat::reporters().add(name, __VA_ARGS__, __FILE__, __LINE__)

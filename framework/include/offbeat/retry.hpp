#pragma once

#include "offbeat/event.hpp"
#include "offbeat/registry.hpp"

#include <chrono>
#include <functional>
#include <optional>

namespace offbeat {

/// What a retry analyzer is told of a row that failed or broke.
struct RetryContext {
    const MethodPlan& method;
    const Row& row;
    const Attempt& attempt;  ///< what just happened
    int number;              ///< of that attempt, counted from 1
};

/// Decides whether the row is tried again, as TestNG's IRetryAnalyzer: how long after, or nothing, and the verdict
/// stands. Each row has a budget of its own, since it is asked with the row's own number. It runs in the row's process
/// and may be called for rows of several methods.
using RetryAnalyzer = std::function<std::optional<std::chrono::milliseconds>(const RetryContext&)>;

/// All retry analyzers by name.
Registry<RetryAnalyzer>& retry_analyzers();

}  // namespace offbeat

/// Registers a retry analyzer for `.retryAnalyzer = "name"`.
#define OFFBEAT_RETRY_ANALYZER(name, ...)                                                                              \
    static const bool OFFBEAT_UNIQUE(offbeat_retry_analyzer_) =                                                        \
        ::offbeat::retry_analyzers().add(name, __VA_ARGS__, __FILE__, __LINE__)

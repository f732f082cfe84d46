#pragma once

/// Listeners and interceptors, TestNG's: small interfaces with empty defaults. A class takes up one of them or several
/// and is registered by name, in a file that is linked as an object:
///
///     class Stopwatch final : public offbeat::RowListener { … };
///     OFFBEAT_LISTENER("stopwatch", Stopwatch);
///
/// All that are registered are at work; `--listeners=NAME,NAME` leaves only these. Each object serves its process: rows
/// run in workers, which are copies of the program as it was when the first row was about to begin. Those that come
/// before something are called in the order of their registration, and those behind it in reverse.

#include "offbeat/annotation.hpp"
#include "offbeat/event.hpp"
#include "offbeat/method.hpp"
#include "offbeat/provider.hpp"
#include "offbeat/registry.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace offbeat {

/// What every one of them is.
class Listener {
public:
    Listener() = default;
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;
    virtual ~Listener() = default;
};

/// Around a run, in the program itself: before the suite's own before-methods and behind its after-methods. TestNG's
/// IExecutionListener. What `run_begins` throws breaks all rows; what `run_ended`
/// throws is a row of its own.
class RunListener : public virtual Listener {
public:
    virtual void run_begins() {}
    virtual void run_ended() {}
};

/// Around a row with its before- and after-methods, in each of its attempts. TestNG's ITestListener and
/// IInvokedMethodListener. What `row_begins` throws or asserts is the row's, as if it were a before-method: skip()
/// skips the row.
class RowListener : public virtual Listener {
public:
    virtual void row_begins(const MethodPlan& /*method*/, Row& /*row*/) {}
    /// \param status what the row would be told to be if it ended now: a listener behind it may still assert
    virtual void row_ended(const MethodPlan& /*method*/, const Row& /*row*/, Status /*status*/) {}
};

/// Around a configuration method. TestNG's IConfigurationListener.
class ConfigurationListener : public virtual Listener {
public:
    virtual void configuration_begins(const ConfigurationMethod& /*method*/) {}
    virtual void configuration_ended(const ConfigurationMethod& /*method*/, bool /*went_well*/) {}
};

/// Around a method's provider, whenever it is asked. TestNG's IDataProviderListener.
class ProviderListener : public virtual Listener {
public:
    virtual void provider_begins(const ProviderContext& /*context*/) {}
    /// What it threw; it fails its method all the same.
    virtual void provider_failed(const ProviderContext& /*context*/, const std::string& /*what*/) {}
};

/// Stands between a row and its body. TestNG's IHookable.
class BodyHook : public virtual Listener {
public:
    /// Calls the body: once, several times, or in some surroundings. A row whose body nobody called has failed.
    virtual void around_body(const MethodPlan& /*method*/, Row& /*row*/, const std::function<void()>& body) { body(); }
};

/// Changes annotations before anything is planned, those of classes being merged into their methods'. TestNG's
/// IAnnotationTransformer.
class AnnotationTransformer : public virtual Listener {
public:
    virtual void transform(const TestMethod& /*method*/, Test& /*annotation*/) {}
};

/// Leaves out methods and changes their order, before their rows are made. What others depend on comes before them all
/// the same, and classes stay together. TestNG's IMethodInterceptor.
class MethodInterceptor : public virtual Listener {
public:
    virtual void intercept(std::vector<const TestMethod*>& /*methods*/) {}
};

/// Leaves out rows, changes or adds some, one at a time as they are pulled. TestNG's IDataProviderInterceptor.
class RowInterceptor : public virtual Listener {
public:
    virtual std::unique_ptr<RowSource> intercept(std::unique_ptr<RowSource> rows, const ProviderContext& /*context*/) {
        return rows;
    }
};

/// All listeners by name.
Registry<std::shared_ptr<Listener>>& listeners();

/// Keeps a text for as long as the program runs, for annotations that a transformer changes.
std::string_view kept(std::string text);

}  // namespace offbeat

/// Registers a listener of a class that can be made without arguments.
#define OFFBEAT_LISTENER(name, ...)                                                                                    \
    static const bool OFFBEAT_UNIQUE(offbeat_listener_) =                                                              \
        ::offbeat::listeners().add(name, std::make_shared<__VA_ARGS__>(), __FILE__, __LINE__)

#include "run.hpp"

#include "boost_test.hpp"
#include "provided.hpp"
#include "rerun.hpp"

#include <sys/utsname.h>

#include <ctime>

namespace offbeat {

struct Run::OpenRow {
    const PlannedMethod& method;
    Row& row;
    std::chrono::steady_clock::time_point started = std::chrono::steady_clock::now();
    std::vector<Failure> failures = {};
    std::string broken = {};   ///< why nothing was proved; decides over all else
    std::string skipped = {};  ///< why it was left out
    bool told = true;          ///< false: an after-class method's, which is told only when something goes wrong

    [[nodiscard]] std::string path() const { return method.plan.class_name + '/' + method.plan.method + '/' + row.id; }
};

struct Run::ClassState {
    std::unique_ptr<TestClass> instance;
    std::string broken;   ///< why no row of the class can run
    std::string skipped;  ///< why none is to run
    Location where;       ///< the annotation that the class was first met by
};

namespace {

double seconds_since(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

std::string now_text() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    char text[40];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S%z", &local);
    return text;
}

std::string host_name() {
    utsname name{};
    return uname(&name) == 0 ? name.nodename : "";
}

}  // namespace

Run::Run(const CommandLine& line, std::vector<std::unique_ptr<Reporter>> reporters)
    : line_(line), reporters_(std::move(reporters)), started_(std::chrono::steady_clock::now()) {}

Run::~Run() = default;

template <class Event>
void Run::tell(const Event& event) {
    for (auto& reporter : reporters_) {
        if (reporter == nullptr) continue;
        try {
            reporter->on(event);
        } catch (const std::exception& trouble) {
            // One report that can't be written must not cost the others, and must not stay unsaid.
            report_trouble_ += (report_trouble_.empty() ? "" : "; ") + std::string(trouble.what());
            reporter = nullptr;
        }
    }
}

void Run::start(std::uint64_t planned, const std::vector<const PlannedMethod*>& methods) {
    started_ = std::chrono::steady_clock::now();
    summary_.planned = planned;
    tell(RunStarted{line_.program, line_.executable, line_.rerun, now_text(), host_name(), line_.testres,
                    line_.report_dir, planned});
    for (const auto* method : methods) tell(method->plan);
}

void Run::finish() {
    close_open_row();
    tell(RunFinished{summary_, seconds_since(started_)});
}

void Run::open(const PlannedMethod& method, Row& row) {
    ++summary_.run;
    tell(RowStarted{method.plan, row});
    open_ = std::make_unique<OpenRow>(OpenRow{method, row});
}

void Run::row(const PlannedMethod& method, Row& row) {
    open(method, row);
    switch (row.state) {
    case RowState::ready:
        execute(method, row);
        break;
    case RowState::skipped:
        open_->skipped = row.cause;
        break;
    case RowState::bad:
        broke(row.cause);
        break;
    case RowState::not_configured:
        boost_error(row.cause, row.source);
        break;
    }
    close_open_row();
}

void Run::stream(const PlannedMethod& method, const PlanSettings& settings) {
    const auto run_row = [&](Row next) {
        ++summary_.planned;
        streamed_row_ = std::move(next);
        row(method, streamed_row_);
    };
    std::unique_ptr<RowSource> source;
    const auto pull = [&](Row& next) {
        if (source == nullptr) source = method.provider->rows(provider_context(*method.test, settings));
        return source->next(next);
    };
    for (bool any = false;; any = true) {
        Row next;
        bool more = false;
        try {
            more = pull(next);
        } catch (...) {
            return run_row(row_for_thrown(method));
        }
        if (!more && !any) return run_row(row_for_nothing(method));
        if (!more) return;
        complete(method, next);
        if (line_.row.empty() || next.id == line_.row) run_row(std::move(next));
    }
}

Run::ClassState& Run::class_state(const TestMethod& test) {
    const auto [found, is_new] = classes_.try_emplace(test.class_name);
    ClassState& state = found->second;
    if (!is_new) return state;
    state.where = test.where;
    const bool ready = guarded("making " + test.class_name, [&] { state.instance = test.create(); }) &&
                       configure(beforeClass, test.class_name, *state.instance);
    if (!open_->broken.empty()) {
        state.broken = open_->broken;
    } else if (!open_->failures.empty()) {
        state.broken = "before the rows of " + test.class_name + ": " + open_->failures.front().message;
    } else if (!ready) {
        state.skipped = open_->skipped;
    }
    return state;
}

void Run::execute(const PlannedMethod& method, Row& row) {
    const TestMethod& test = *method.test;
    ClassState& state = class_state(test);
    if (!state.broken.empty()) {
        if (open_->broken.empty()) broke(state.broken);
        return;
    }
    open_->skipped = state.skipped;
    if (!state.skipped.empty()) return;
    if (before(test, state, row)) {
        guarded("", [&] {
            test.invoke(test, *state.instance, row);
            state.instance->body_ended(row);
        });
    }
    after(state, test.class_name, row);
}

/// False where the body must not run: something failed, or said that the row is to be skipped.
bool Run::before(const TestMethod& test, ClassState& state, Row& row) {
    const bool ready = guarded("", [&] { state.instance->before_row(row); }) &&
                       configure(beforeMethod, test.class_name, *state.instance);
    if (open_->broken.empty() && !open_->failures.empty()) broke("a before-method failed");
    return ready && open_->broken.empty();
}

void Run::after(ClassState& state, const std::string& class_name, Row& row) {
    configure(afterMethod, class_name, *state.instance);
    guarded("", [&] { state.instance->after_row(row); });
}

/// Before-methods end with the first that goes wrong; after-methods clean up, so each has its turn.
bool Run::configure(When when, const std::string& class_name, TestClass& instance) {
    for (const auto& method : configuration_methods()) {
        if (method.annotation.when != when || method.class_name != class_name) continue;
        const bool done = guarded(class_name + '.' + method.name, [&] { method.invoke(instance); });
        if (!done && when != afterMethod) return false;
    }
    return true;
}

template <class Call>
void Run::after_rows(MethodPlan plan, Call call) {
    const std::string class_name = plan.class_name;
    const Location where = plan.source;
    const std::string phase = class_name + '.' + plan.method;
    after_class_ = {};
    after_class_.plan = std::move(plan);
    after_class_.plan.rows = 1;
    after_class_row_ = {};
    after_class_row_.id = "after_class";
    after_class_row_.description = "after the rows of " + class_name;
    after_class_row_.source = where;
    open_ = std::make_unique<OpenRow>(OpenRow{after_class_, after_class_row_});
    open_->told = false;
    guarded(phase, call);
    close_open_row();
}

/// What comes after a class's rows is a row of its own as soon as something goes wrong in it, and else none.
void Run::open_late() {
    if (open_->told) return;
    open_->told = true;
    ++summary_.planned;
    ++summary_.run;
    tell(open_->method.plan);
    tell(RowStarted{open_->method.plan, open_->row});
}

void Run::lost(const PlannedMethod& method, const Row* row) {
    Row rest;
    rest.id = "rest";
    rest.description = "the rows that are left";
    rest.source = method.plan.source;
    if (row == nullptr) ++summary_.planned;
    const std::string cause = "never ran" + (ended_at_.empty() ? std::string() : ": the run ended at " + ended_at_);
    summary_.count(Status::skipped);
    tell(RowFinished{
        method.plan, row == nullptr ? rest : *row, Status::skipped, cause, {}, 0, rerun_command(line_, method, row)});
}

/// Runs one phase of a row; what it throws becomes the row's verdict. False where it threw.
template <class Call>
bool Run::guarded(const std::string& phase, Call call) {
    const std::string prefix = phase.empty() ? "" : phase + ": ";
    try {
        call();
        return true;
    } catch (const Skipped& skipped) {
        if (open_ != nullptr) open_->skipped = prefix + skipped.what();
    } catch (const EnvironmentError& missing) {
        if (open_ != nullptr) open_->skipped = prefix + missing.what();
    } catch (const SetupError& wrong) {
        broke(prefix + wrong.what());
    } catch (const std::exception& thrown) {
        broke(prefix + "unexpected " + type_of(thrown) + ": " + thrown.what());
    } catch (...) {
        // A failed BOOST_REQUIRE ends the row this way; it told its assertion before.
        if (!is_abort_of_boost()) broke(prefix + "unexpected exception of an unknown type");
    }
    return false;
}

void Run::broke(const std::string& cause) {
    if (open_ == nullptr) {
        report_trouble_ += (report_trouble_.empty() ? "" : "; ") + cause;
        return;
    }
    open_late();
    if (open_->broken.empty()) open_->broken = cause;
    boost_error(cause, open_->row.source);
}

void Run::ended_by_body(const std::string& cause) {
    open_late();
    open_->broken = cause;
    ended_at_ = open_->path();
    close_open_row();
}

void Run::failed(Failure failure) {
    if (open_ == nullptr || hears_itself_) return;
    open_late();
    if (failure.kind == Failure::Kind::exception) {
        if (open_->broken.empty()) open_->broken = failure.message;
        ended_at_ = open_->path();
    }
    open_->failures.push_back(std::move(failure));
    tell(RowFailure{open_->method.plan, open_->row, open_->failures.back()});
}

void Run::close_open_row() {
    if (open_ == nullptr) return;
    const std::unique_ptr<OpenRow> done = std::move(open_);
    if (!done->told) return;
    Status status = Status::passed;
    std::string cause;
    if (done->row.state == RowState::not_configured) {
        status = Status::not_configured;
        cause = done->row.cause;
    } else if (!done->broken.empty()) {
        status = Status::broken;
        cause = done->broken;
    } else if (!done->failures.empty()) {
        status = Status::failed;
    } else if (!done->skipped.empty()) {
        status = Status::skipped;
        cause = done->skipped;
    }
    summary_.count(status);
    tell(RowFinished{done->method.plan, done->row, status, cause, done->failures, seconds_since(done->started),
                     status == Status::passed ? std::string() : rerun_command(line_, done->method, &done->row)});
}

void Run::class_done(const std::string& class_name) {
    const auto found = classes_.find(class_name);
    if (found == classes_.end()) return;
    auto& instance = found->second.instance;
    if (instance != nullptr) {
        for (const auto& method : configuration_methods()) {
            if (method.annotation.when != afterClass || method.class_name != class_name) continue;
            MethodPlan plan;
            plan.class_name = class_name;
            plan.method = method.name;
            plan.description = method.annotation.description;
            plan.source = method.where;
            after_rows(std::move(plan), [&] { method.invoke(*instance); });
        }
        MethodPlan destructor;
        destructor.class_name = class_name;
        destructor.method = "destructor";
        destructor.source = found->second.where;
        after_rows(std::move(destructor), [&] { instance.reset(); });
    }
    classes_.erase(found);
}

}  // namespace offbeat

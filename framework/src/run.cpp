#include "run.hpp"

#include "boost_test.hpp"

#include <sys/utsname.h>

#include <ctime>

namespace offbeat {

struct Run::OpenRow {
    const PlannedMethod& method;
    Row& row;
    std::chrono::steady_clock::time_point started = std::chrono::steady_clock::now();
    std::vector<Failure> failures = {};
    std::string broken = {};  ///< why nothing was proved; decides over all else
    std::string skipped = {}; ///< why it was left out
};

struct Run::ClassState {
    std::unique_ptr<TestClass> instance;
    std::string broken; ///< why no row of the class can run
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

std::string shell_word(const std::string& word) {
    constexpr const char* plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./=:@%+,";
    if (!word.empty() && word.find_first_not_of(plain) == std::string::npos) return word;
    std::string quoted_word = "'";
    for (const char c : word) quoted_word += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted_word + '\'';
}

} // namespace

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

void Run::row(const PlannedMethod& method, Row& row) {
    ++summary_.run;
    tell(RowStarted{method.plan, row});
    open_ = std::make_unique<OpenRow>(OpenRow{method, row});
    switch (row.state) {
    case RowState::ready: execute(method, row); break;
    case RowState::skipped: open_->skipped = row.cause; break;
    case RowState::bad: broke(row.cause); break;
    case RowState::not_configured: boost_error(row.cause, row.source); break;
    }
    close_open_row();
}

void Run::stream(const PlannedMethod& method, const PlanSettings& settings) {
    std::unique_ptr<RowSource> source;
    const auto pull = [&](Row& row) {
        if (source == nullptr) source = method.provider->rows(provider_context(*method.test, settings));
        return source->next(row);
    };
    for (bool more = true; more;) {
        Row next;
        try {
            more = pull(next);
        } catch (const std::exception& thrown) {
            next = bad_row("provider", {method.test->where, "data provider \"" + method.plan.provider + "\" threw: " + thrown.what()});
            ++summary_.planned;
            row(method, next);
            return;
        }
        if (!more || (!line_.row.empty() && next.id != line_.row)) continue;
        if (next.source.file.empty()) next.source = method.test->where;
        ++summary_.planned;
        row(method, next);
    }
}

Run::ClassState& Run::class_state(const TestMethod& test) {
    const auto [found, is_new] = classes_.try_emplace(test.class_name);
    ClassState& state = found->second;
    if (!is_new) return state;
    const bool ready = guarded("making " + test.class_name, [&] { state.instance = test.create(); }) &&
                       guarded("", [&] { configure(beforeClass, test.class_name, *state.instance); });
    if (!ready) state.broken = open_->broken.empty() ? "a before-class method failed" : open_->broken;
    return state;
}

void Run::execute(const PlannedMethod& method, Row& row) {
    const TestMethod& test = *method.test;
    ClassState& state = class_state(test);
    if (!state.broken.empty()) {
        if (open_->broken.empty()) broke(state.broken);
        return;
    }
    if (guarded("", [&] { before(test, state, row); }) && open_->broken.empty()) {
        if (open_->failures.empty()) {
            guarded("", [&] { test.invoke(test, *state.instance, row); });
        } else {
            broke("a before-method failed");
        }
    }
    after(state, test.class_name, row);
}

void Run::before(const TestMethod& test, ClassState& state, Row& row) {
    state.instance->before_row(row);
    configure(beforeMethod, test.class_name, *state.instance);
}

void Run::after(ClassState& state, const std::string& class_name, Row& row) {
    guarded("", [&] { configure(afterMethod, class_name, *state.instance); });
    guarded("", [&] { state.instance->after_row(row); });
}

void Run::configure(When when, const std::string& class_name, TestClass& instance) {
    for (const auto& method : configuration_methods()) {
        if (method.annotation.when != when || method.class_name != class_name) continue;
        if (!guarded(class_name + '.' + method.name, [&] { method.invoke(instance); })) return;
    }
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
    if (open_->broken.empty()) open_->broken = cause;
    boost_error(cause, open_->row.source);
}

void Run::failed(Failure failure) {
    if (open_ == nullptr || hears_itself_) return;
    if (failure.kind == Failure::Kind::exception && open_->broken.empty()) open_->broken = failure.message;
    open_->failures.push_back(std::move(failure));
    tell(RowFailure{open_->method.plan, open_->row, open_->failures.back()});
}

void Run::close_open_row() {
    if (open_ == nullptr) return;
    const std::unique_ptr<OpenRow> done = std::move(open_);
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
                     status == Status::passed ? std::string() : rerun_command(done->method, done->row)});
}

void Run::class_done(const std::string& class_name) {
    const auto found = classes_.find(class_name);
    if (found == classes_.end()) return;
    if (found->second.instance != nullptr) {
        guarded(class_name, [&] { configure(afterClass, class_name, *found->second.instance); });
    }
    classes_.erase(found);
}

std::string Run::rerun_command(const PlannedMethod& method, const Row& row) const {
    std::string command = shell_word(line_.executable) + " --run_test=" + method.plan.class_name + '/' + method.plan.method;
    // A row that waits for its driver is gone when the driver is filled in: its method stays.
    if (row.state != RowState::not_configured) command += '/' + (method.plan.counted ? row.id : "rows");
    if (!method.plan.counted) command += " --row=" + row.id;
    for (const auto& option : line_.rerun) command += ' ' + shell_word(option);
    return command;
}

} // namespace offbeat

#include "work/crash.hpp"

#include "offbeat/utf8.hpp"
#include "work/symbols.hpp"

#include <boost/core/demangle.hpp>

#include <execinfo.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <typeinfo>

namespace offbeat::work {
namespace {

constexpr int fatal_signals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGSYS, SIGTRAP};
constexpr std::size_t stack_bytes = 64 * 1024;
constexpr std::size_t most_lines = 24;

Slot* noted_in = nullptr;

// Only what a signal handler may call. backtrace() is, once it was called before.
void on_fatal_signal(int number, siginfo_t* info, void*) {
    Slot* const slot = noted_in;
    noted_in = nullptr;
    if (slot != nullptr) {
        void* frames[Slot::most_frames];
        const int count = backtrace(frames, Slot::most_frames);
        for (int i = 0; i < count; ++i) slot->stack[i] = reinterpret_cast<std::uintptr_t>(frames[i]);
        slot->address = reinterpret_cast<std::uintptr_t>(info->si_addr);
        slot->frames = static_cast<std::uint32_t>(count);
    }
    // As if nobody had caught it: with a core, where one is wanted, and the signal as the status.
    signal(number, SIG_DFL);
    raise(number);
}

void on_terminate() {
    if (Slot* const slot = noted_in; slot != nullptr) {
        try {
            if (std::current_exception() != nullptr) throw;
            std::snprintf(slot->what, sizeof slot->what, "std::terminate() was called");
        } catch (const std::exception& thrown) {
            std::snprintf(slot->what, sizeof slot->what, "nobody caught %s: %s",
                          boost::core::demangle(typeid(thrown).name()).c_str(), thrown.what());
        } catch (...) {
            std::snprintf(slot->what, sizeof slot->what, "nobody caught an exception of an unknown type");
        }
    }
    std::abort();
}

bool under_sanitizer() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
    return true;
#else
    return false;
#endif
#else
    return false;
#endif
}

/// Without what the handler itself adds, and without the frames below the row: they are the same for every row.
std::string stack_text(const Slot& slot) {
    const std::uint32_t count = std::min<std::uint32_t>(slot.frames, Slot::most_frames);
    std::vector<std::uintptr_t> addresses;
    // The handler, and what the kernel puts below it; then the address that was at fault, and those behind calls, which
    // belong to the next line, or to the next function.
    for (std::uint32_t i = 2; i < count; ++i) addresses.push_back(slot.stack[i] - (i == 2 ? 0 : 1));
    std::string text;
    std::size_t lines = 0;
    for (const auto& frame : frames_at(addresses)) {
        if (++lines > most_lines) break;
        if (frame.function.find("offbeat::detail::Binding<") != std::string::npos) {
            // The compiler may have put the method into what calls it.
            const bool inlined = !frame.place.empty() && frame.place.find("offbeat/method.hpp") == std::string::npos;
            if (inlined) text += "\n  at the test method (" + utf8::visible(frame.place) + ')';
            break;
        }
        text += "\n  at " + utf8::visible(frame.function);
        if (!frame.place.empty()) text += " (" + utf8::visible(frame.place) + ')';
    }
    return text;
}

bool has_address(int number) {
    return number == SIGSEGV || number == SIGBUS;
}

}  // namespace

void note_crashes(Slot& slot) {
    noted_in = &slot;
    std::set_terminate(on_terminate);
    if (under_sanitizer()) return;
    void* first[1];
    backtrace(first, 1);             // loads what it needs, which a handler mustn't
    static char stack[stack_bytes];  // a stack that overflowed is no place for a handler
    stack_t other{};
    other.ss_sp = stack;
    other.ss_size = sizeof stack;
    sigaltstack(&other, nullptr);
    struct sigaction action {};
    action.sa_sigaction = on_fatal_signal;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER;
    for (const int number : fatal_signals) sigaction(number, &action, nullptr);
}

void forget_crashes() {
    noted_in = nullptr;
}

std::string signal_name(int number) {
    const char* name = sigabbrev_np(number);
    return name == nullptr ? "signal " + std::to_string(number) : std::string("SIG") + name;
}

std::string crash_text(int wait_status, const Slot& slot) {
    const std::string what = slot.what[0] == '\0' ? "" : ": " + utf8::visible(slot.what);
    if (!WIFSIGNALED(wait_status)) {
        const int status = WEXITSTATUS(wait_status);
        return "the process ended with status " + std::to_string(status) + what;
    }
    const int number = WTERMSIG(wait_status);
    std::string text = signal_name(number) + " ended the process";
    const char* meaning = sigdescr_np(number);
    if (what.empty() && meaning != nullptr) text += std::string(": ") + meaning;
    text += what;
    if (has_address(number) && slot.frames > 0) {
        char address[40];
        std::snprintf(address, sizeof address, " at address 0x%llx", static_cast<unsigned long long>(slot.address));
        text += address;
    }
    return text + stack_text(slot);
}

}  // namespace offbeat::work

#include "offbeat/process/slowdown.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <fstream>

namespace offbeat::process {
namespace {

constexpr double most = 16;
/// Beyond that nothing can be told of time, however long one waits.
constexpr double most_by_pressure = 4;

/// A PostgreSQL backend, from fork to its first answer: so much of it is spent however quick memory is, and so many
/// pages are touched.
constexpr double fixed_ms = 3;
constexpr double touched_pages = 900;
constexpr double usual_fault_us = 0.7;

constexpr std::size_t measured_pages = 128;

/// What the first touch of a page takes; the best of a few, since others run too.
double page_fault_us() {
    using Clock = std::chrono::steady_clock;
    const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    double best = 1000;
    for (int round = 0; round < 3; ++round) {
        void* memory = mmap(nullptr, measured_pages * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (memory == MAP_FAILED) return usual_fault_us;
        madvise(memory, measured_pages * page, MADV_NOHUGEPAGE);
        auto* bytes = static_cast<volatile char*>(memory);
        const auto begin = Clock::now();
        for (std::size_t i = 0; i < measured_pages; ++i) bytes[i * page] = 1;
        const std::chrono::duration<double, std::micro> taken = Clock::now() - begin;
        munmap(memory, measured_pages * page);
        best = std::min(best, taken.count() / static_cast<double>(measured_pages));
    }
    return best;
}

}  // namespace

double slowdown() {
    std::ifstream file("/proc/pressure/cpu");
    std::string line;
    std::getline(file, line);
    return std::min(most, slowdown_by_pressure(line) * slowdown_by_page_faults(page_fault_us()));
}

double leeway(double slowdown) {
    return std::sqrt(slowdown);
}

double slowdown_by_pressure(const std::string& pressure) {
    constexpr const char* key = "some avg10=";
    const auto at = pressure.find(key);
    if (at == std::string::npos) return 1;
    const double waited = std::strtod(pressure.c_str() + at + std::string(key).size(), nullptr) / 100;
    return waited >= 1 ? most_by_pressure : std::clamp(1 / (1 - waited), 1.0, most_by_pressure);
}

double slowdown_by_page_faults(double microseconds) {
    const auto cost_ms = [](double fault_us) { return fixed_ms + touched_pages * fault_us / 1000; };
    return std::clamp(cost_ms(microseconds) / cost_ms(usual_fault_us), 1.0, most);
}

}  // namespace offbeat::process

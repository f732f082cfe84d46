#pragma once

#include "offbeat/builtin_reporters.hpp"
#include "report/builtin.hpp"
#include "support/fake_run.hpp"
#include "support/temp_dir.hpp"

#include <string>

namespace offbeat::test {

using MakeRun = FakeRun (*)(const std::string& report_dir);
using MakeReporter = std::unique_ptr<Reporter> (*)(const std::string& report_dir);

/// The text of a report file that a run leaves behind.
inline std::string report_of(MakeRun make_run, MakeReporter make, const std::string& file) {
    const TempDir dir;
    const auto reporter = make(dir.path());
    emit(make_run("out/voucher"), *reporter);
    return read_file(dir.file(file));
}

/// What the console shows of a run.
inline std::string console_of(const FakeRun& run, report::ConsoleOptions options) {
    char* text = nullptr;
    std::size_t size = 0;
    std::FILE* out = ::open_memstream(&text, &size);
    {
        const auto reporter = report::make_console_reporter(out, options);
        emit(run, *reporter);
    }
    std::fclose(out);
    std::string shown(text, size);
    std::free(text);
    return shown;
}

inline std::size_t occurrences(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++count;
    return count;
}

}  // namespace offbeat::test

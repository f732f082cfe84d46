#include "report/console_progress.hpp"

#include "report/wording.hpp"

namespace offbeat::report {

void ConsoleProgress::start(std::uint64_t planned) {
    planned_ = planned;
    if (!live_) return;
    started_ = Clock::now();
    next_ = started_ + std::chrono::seconds(1);
}

void ConsoleProgress::step() {
    ++done_;
    if (!live_) return;
    const auto now = Clock::now();
    if (now < next_) return;
    next_ = now + std::chrono::milliseconds(100);
    show(std::chrono::duration<double>(now - started_).count());
}

void ConsoleProgress::show(double seconds) {
    std::string line = progress_text(done_, planned_, seconds);
    const std::size_t width = line.size();
    if (width < width_) line.append(width_ - width, ' ');  // blanks, since a dumb terminal has no "erase line"
    width_ = width;
    std::fprintf(out_, "\r%s", line.c_str());
    std::fflush(out_);
}

void ConsoleProgress::clear() {
    if (width_ == 0) return;
    std::fprintf(out_, "\r%*s\r", static_cast<int>(width_), "");
    width_ = 0;
}

std::string progress_text(std::uint64_t done, std::uint64_t planned, double seconds) {
    const double rate = seconds > 0 ? static_cast<double>(done) / seconds : 0;
    std::string out = std::to_string(done);
    if (planned >= done && planned > 0) {
        out += '/' + std::to_string(planned) + " (" + std::to_string(100 * done / planned) + " %)";
    }
    out += ", ";
    append_seconds(out, rate, rate < 10 ? 1 : 0);
    out += " rows/s";
    if (planned > done && rate > 0) out += ", " + duration_text(static_cast<double>(planned - done) / rate) + " left";
    return out;
}

}  // namespace offbeat::report

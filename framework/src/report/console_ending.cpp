#include "report/console_ending.hpp"

#include "offbeat/utf8.hpp"
#include "report/wording.hpp"

namespace offbeat::report {

std::string coloured(Status status, const std::string& text, const ConsoleOptions& options) {
    if (!options.colour) return text;
    const char* code = "35";  // magenta: left to configure
    switch (status) {
    case Status::passed:
        code = "32";
        break;
    case Status::failed:
        code = "31";
        break;
    case Status::broken:
        code = "33";
        break;
    case Status::skipped:
        code = "36";
        break;
    case Status::not_configured:
        break;
    case Status::flaky:
        code = "33";
        break;
    case Status::known_bug:
        code = "36";
        break;
    }
    return "\x1b[" + std::string(code) + 'm' + text + "\x1b[0m";
}

void ConsoleEnding::add_more(const MethodPlan& method) {
    ++more_by_method_[{method.class_name, method.method}];
}

void ConsoleEnding::add_skipped(const std::string& cause) {
    const std::string shown = utf8::visible(cut(cause, 300));
    const auto known = skipped_by_cause_.find(shown);
    if (known != skipped_by_cause_.end()) {
        ++known->second;
    } else if (skipped_by_cause_.size() < most_shown) {
        skipped_by_cause_.emplace(shown, 1);
    } else {
        ++skipped_otherwise_;
    }
}

void ConsoleEnding::add_remarkable(const RowFinished& event) {
    if (remarkable_.size() == most_shown) {
        ++more_remarkable_;
        return;
    }
    const std::string mark = std::string(symbol(event.status, options_.unicode)) + ' ' + to_string(event.status);
    std::string name = event.method.class_name + '.' + event.method.method;
    if (!event.row.id.empty()) name += '[' + cut(event.row.id, 100) + ']';
    const std::string cause = event.cause.substr(0, event.cause.find('\n'));
    remarkable_.push_back(coloured(event.status, mark, options_) + "  " + utf8::visible(name) + ": " +
                          utf8::visible(cut(cause, 300)) + '\n');
}

std::string ConsoleEnding::text() const {
    std::string out;
    for (const auto& row : shown_) {
        out +=
            '\n' + coloured(row.status, std::string(symbol(row.status, options_.unicode)) + ' ' + to_string(row.status),
                            options_);
        out += "  " + utf8::visible(row.class_name + '.' + case_name(row)) + '\n' + details(row, "    ");
    }
    for (const auto& [method, count] : more_by_method_) {
        out += "\n... and " + std::to_string(count) + " more of " + utf8::visible(method.first + '.' + method.second);
    }
    if (!more_by_method_.empty()) out += '\n';
    if (!skipped_by_cause_.empty()) out += '\n';
    for (const auto& [cause, count] : skipped_by_cause_) {
        const std::string mark = std::string(symbol(Status::skipped, options_.unicode)) + " skipped";
        out += coloured(Status::skipped, mark, options_) + "  " + std::to_string(count) + ": " + cause + '\n';
    }
    if (!remarkable_.empty()) out += '\n';
    for (const auto& line : remarkable_) out += line;
    if (more_remarkable_ > 0)
        out += "  ... and " + std::to_string(more_remarkable_) + " more that are flaky or fail by a known bug\n";
    if (skipped_otherwise_ > 0)
        out += "  ... and " + std::to_string(skipped_otherwise_) + " skipped for other causes\n";
    return out;
}

}  // namespace offbeat::report

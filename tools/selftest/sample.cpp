#include "sample.hpp"

#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <stdexcept>

namespace selftest {
namespace {

/// A program that stands beside this one.
std::string beside(const char* name) {
    return (std::filesystem::read_symlink("/proc/self/exe").parent_path() / name).string();
}

std::vector<ReportedRow> rows_of(const boost::json::value& report) {
    std::vector<ReportedRow> rows;
    if (report.is_null()) return rows;
    for (const auto& row : report.at("rows").as_array()) {
        ReportedRow made{text_of(row.at("id")),
                         text_of(row.at("status")),
                         text_of(row.at("cause")),
                         text_of(row.at("rerun")),
                         {},
                         row};
        for (const auto& failure : row.at("failures").as_array())
            made.failures.push_back(text_of(failure.at("message")));
        rows.push_back(std::move(made));
    }
    return rows;
}

}  // namespace

std::string samples() {
    return beside("selftest_samples");
}
std::string twice() {
    return beside("selftest_twice");
}

bool sanitized() {
#ifdef __SANITIZE_ADDRESS__
    return true;
#elif defined(__has_feature)
    return __has_feature(address_sanitizer);
#else
    return false;
#endif
}

const ReportedRow& SampleRun::row(const std::string& id) const {
    for (const auto& row : rows) {
        if (row.id == id) return row;
    }
    throw std::runtime_error("no row " + id + " in the report; " + outcome.out + outcome.err);
}

const ReportedRow& SampleRun::row(const std::string& method, const std::string& id) const {
    for (const auto& row : rows) {
        if (row.id == id && text_of(row.all.at("method")) == method) return row;
    }
    throw std::runtime_error("no row " + method + '/' + id + " in the report; " + outcome.out + outcome.err);
}

const ReportedRow& SampleRun::only() const {
    if (rows.size() != 1)
        throw std::runtime_error(std::to_string(rows.size()) + " rows, not one; " + outcome.out + outcome.err);
    return rows.front();
}

std::int64_t SampleRun::count(const std::string& what) const {
    return report.at("summary").at(what).as_int64();
}

bool SampleRun::green() const {
    return report.at("summary").at("green").as_bool();
}

SampleRun Sample::run(const std::string& which, const std::vector<std::string>& options) {
    std::vector<std::string> all{"--run_test=" + which};
    all.insert(all.end(), options.begin(), options.end());
    return run_with(all);
}

SampleRun Sample::run_with(const std::vector<std::string>& options, Command command) {
    if (command.words.empty()) command.words.push_back(samples());
    if (command.words.size() == 1) {
        for (const auto& option : folder_options()) command.words.push_back(option);
        // What isn't about workers is about the program itself.
        const auto about_workers = [](const std::string& word) {
            return word.starts_with("--jobs") || word == "--resume";
        };
        if (std::ranges::none_of(options, about_workers)) command.words.emplace_back("--jobs=0");
    }
    command.words.insert(command.words.end(), options.begin(), options.end());
    return finish(command);
}

SampleRun Sample::run_again(const std::string& command) {
    return finish({{"/bin/sh", "-c", command + " --report-dir=" + reports_.path()}});
}

SampleRun Sample::finish(const Command& command) {
    std::filesystem::remove(report("report.json"));
    std::filesystem::remove(scratch_.path("trace"));
    SampleRun done{selftest::run(command), {}, {}};
    const std::string text = contents(report("report.json"));
    if (!text.empty()) done.report = boost::json::parse(text);
    done.rows = rows_of(done.report);
    return done;
}

std::vector<std::string> Sample::folder_options() const {
    return {"--report-dir=" + reports_.path(), "--testres=" + testres_.path()};
}

std::vector<std::string> SampleRun::ids() const {
    std::vector<std::string> all;
    for (const auto& one : rows) all.push_back(one.id);
    return all;
}

std::vector<boost::json::value> Sample::journal() const {
    std::vector<boost::json::value> events;
    for (const auto& line : lines_of(contents(report("journal.jsonl")))) events.push_back(boost::json::parse(line));
    return events;
}

std::vector<std::string> Sample::trace() const {
    return lines_of(contents(scratch_.path("trace")));
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::string text_of(const boost::json::value& value) {
    if (!value.is_object()) return std::string(value.as_string());
    std::string bytes;
    const std::string hex(value.at("hex").as_string());
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
    return bytes;
}

}  // namespace selftest

#include "shards.hpp"

#include <boost/json.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <filesystem>
#include <future>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace fs = std::filesystem;
using namespace selftest;

namespace {

const std::string& word(int number) {
    static std::vector<std::string> words;
    const auto& suite = boost::unit_test::framework::master_test_suite();
    if (words.empty()) words.assign(suite.argv, suite.argv + suite.argc);
    if (words.size() != 3) throw std::runtime_error("two arguments: the offbeat command, and with_slurm");
    return words.at(static_cast<std::size_t>(number));
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

}  // namespace

const std::string& offbeat_command() {
    return word(1);
}
const std::string& with_slurm() {
    return word(2);
}
std::string sample() {
    return (fs::read_symlink("/proc/self/exe").parent_path() / "submit_sample").string();
}

std::string shell(const std::string& line) {
    const Outcome done = run({{"/bin/sh", "-c", line}});
    BOOST_TEST(done.status == 0, line << ": " << done.out << done.err);
    return done.out;
}

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

Outcome Shards::submit(std::vector<std::string> words, const std::vector<std::string>& options,
                       const std::function<void()>& meanwhile) {
    words.insert(words.begin(), {offbeat_command(), "submit", "--results=" + result("")});
    words.insert(words.end(), {"--", sample(), "--testres=" + folder_.path(), "--notes=" + folder_.path("notes")});
    words.insert(words.end(), options.begin(), options.end());
    auto done = std::async(std::launch::async, [&] { return run({words, {}, std::chrono::seconds(120)}); });
    if (meanwhile) meanwhile();
    return done.get();
}

std::vector<std::vector<std::string>> Shards::notes() const {
    std::vector<std::vector<std::string>> all;
    for (const auto& line : lines_of(contents(folder_.path("notes")))) {
        std::istringstream stream(line);
        std::vector<std::string> words(3);
        if (stream >> words[0] >> words[1] >> words[2]) all.push_back(words);  // the last one may be half written
    }
    return all;
}

std::vector<std::string> Shards::await_note(const std::function<bool(const std::vector<std::string>&)>& wanted) const {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(40);
    while (std::chrono::steady_clock::now() < end) {
        for (const auto& note : notes())
            if (wanted(note)) return note;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    throw std::runtime_error("no such row has begun; noted: " + contents(folder_.path("notes")));
}

std::vector<std::string> Shards::await_note() const {
    return await_note([](const auto&) { return true; });
}

std::map<std::string, int> Shards::in_journal() const {
    std::map<std::string, int> times;
    for (const auto& line : lines_of(contents(result("journal.jsonl")))) {
        const auto event = boost::json::parse(line);
        const auto& kind = event.at("event").as_string();
        if (kind == "row" || kind == "row-finished") ++times[std::string(event.at("id").as_string())];
    }
    return times;
}

std::map<std::string, int> Shards::in_junit() const {
    std::map<std::string, int> times;
    for (const auto& line : lines_of(contents(result("junit.xml")))) {
        const auto name = line.find(" name=\"");
        if (!holds(line, "<testcase") || name == std::string::npos) continue;
        ++times[line.substr(name + 7, line.find('"', name + 7) - name - 7)];
    }
    return times;
}

void Shards::expect_each_once(int count) const {
    for (const auto& times : {in_journal(), in_junit()}) {
        BOOST_TEST(times.size() == static_cast<std::size_t>(count));
        for (const auto& [row, number] : times) BOOST_TEST(number == 1, row << " was reported " << number << " times");
    }
}

std::vector<std::string> Shards::results(const std::string& beginning) const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(result(""))) {
        const std::string name = entry.path().filename();
        if (name.starts_with(beginning)) names.push_back(name);
    }
    return names;
}

#include "watched.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdio>
#include <fstream>

namespace selftest {

std::vector<std::string> Watched::words(const std::string& which, const std::vector<std::string>& options) const {
    std::vector<std::string> all{samples(), "--run_test=" + which, "--door=" + path("door")};
    for (const auto& option : sample_.folder_options()) all.push_back(option);
    all.insert(all.end(), options.begin(), options.end());
    return all;
}

std::vector<std::string> Watched::in_shell(const std::string& which, const std::vector<std::string>& options,
                                           const std::string& script) const {
    std::vector<std::string> all{"/bin/sh", "-c", "trap : INT; " + script + "; echo \"the status is $?\""};
    for (const auto& word : words(which, options)) all.push_back(word);
    return all;
}

void Watched::open_door() const {
    std::ofstream(path("door")) << "open";
}

std::size_t occurrences(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++count;
    return count;
}

bool until_runs(Terminal& terminal, const std::string& row, unsigned seconds) {
    return terminal.until([&] {
        unsigned minutes = 0;
        unsigned rest = 0;
        return std::sscanf(terminal.line_with(row).c_str(), " %u:%u", &minutes, &rest) == 2 &&
               minutes * 60 + rest >= seconds;
    });
}

void check_gone(const Terminal& terminal) {
    const std::string all = terminal.everything();
    for (const char* part : {"█", "░", " rows/s", " gone  ", "running"}) BOOST_TEST(!holds(all, part), all);
    BOOST_TEST(terminal.wraps());
    BOOST_TEST(!holds(terminal.sent(), "\x1b[?25l"));  // the cursor was never hidden
    BOOST_TEST(terminal.left() == "");
}

}  // namespace selftest

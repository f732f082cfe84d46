#include "support/approved.hpp"

#include "support/temp_dir.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>

namespace offbeat::test {
namespace {

int line_at(const std::string& text, std::size_t end) {
    return 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
}

}  // namespace

void check_approved(const std::string& name, const std::string& text) {
    const std::string path = std::string(OFFBEAT_FRAMEWORK_TEST_DIR) + "/approved/" + name;
    const char* approve = std::getenv("OFFBEAT_APPROVE");
    if (approve && *approve == '1') {
        write_file(path, text);
        return;
    }
    const std::string approved = read_file(path);
    if (text == approved) return;
    const auto [here, there] = std::mismatch(text.begin(), text.end(), approved.begin(), approved.end());
    const auto at = static_cast<std::size_t>(here - text.begin());
    write_file(path + ".received", text);
    BOOST_ERROR(path << ":" << line_at(text, at) << ": differs from here on: " << text.substr(at, 80) << "\nsee "
                     << path << ".received; OFFBEAT_APPROVE=1 takes it over");
}

std::string masked(std::string text, const std::string& what, const std::string& by) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
        text.replace(at, what.size(), by);
    }
    return text;
}

}  // namespace offbeat::test

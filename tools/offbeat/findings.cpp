#include "findings.hpp"

#include "offbeat/utf8.hpp"
#include "output.hpp"

namespace command {

void Findings::add(const offbeat::Problem& problem) {
    add_line(offbeat::to_string(problem));
}

void Findings::add_line(const std::string& line) {
    ++count_;
    print(offbeat::utf8::visible(line) + '\n');
}

}  // namespace command

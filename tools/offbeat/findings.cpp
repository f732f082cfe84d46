#include "findings.hpp"

#include "output.hpp"

#include "offbeat/utf8.hpp"

namespace command {

void Findings::add(const offbeat::Problem& problem) { add_line(offbeat::to_string(problem)); }

void Findings::add_line(const std::string& line) {
    ++count_;
    print(offbeat::utf8::visible(line) + '\n');
}

}  // namespace command

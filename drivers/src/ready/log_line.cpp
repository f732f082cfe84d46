#include "offbeat/ready/log_line.hpp"

#include "offbeat/value.hpp"
#include "ready/shown.hpp"

namespace offbeat::ready {

LogLine::LogLine(const stack::Stack& stack, const std::string& service, std::string text, std::size_t from)
    : LogLine(
          service, [&stack, service](std::size_t behind) { return stack.log(service, behind); }, std::move(text),
          from) {}

std::string LogLine::look(Clock::time_point /*until*/) {
    const std::string more = read_(from_);
    from_ += more.size();
    begun_ += more;
    std::size_t begin = 0;
    for (std::size_t end = 0; line_.empty() && begin < begun_.size(); begin = end + 1) {
        end = begun_.find('\n', begin);
        const std::string line = begun_.substr(begin, end - begin);
        if (line.find(text_) != std::string::npos) line_ = line;
        if (end == std::string::npos) break;
        if (!line.empty()) last_ = line;
    }
    begun_.erase(0, begin);
    if (!line_.empty()) return {};
    const std::string& newest = begun_.empty() ? last_ : begun_;
    return newest.empty() ? "nothing new in it" : "the line " + offbeat::quoted(shown(newest));
}

std::string LogLine::what() const {
    return "a line with " + offbeat::quoted(text_) + " in the log of " + name_;
}

}  // namespace offbeat::ready

#include "told.hpp"

#include <set>

namespace parity {

void Told::add(const std::string& what, const std::string& text) {
    if (texts_.emplace(what, text).second) order_.push_back(what);
}

void Told::add_row(const std::string& method, const std::string& verdict, int attempts) {
    const std::string row = method + '#' + std::to_string(++rows_[method]);
    add(row, attempts < 2 ? verdict : verdict + " at attempt " + std::to_string(attempts));
}

void Told::add_calls(const std::vector<std::string>& calls) {
    std::string all;
    for (const auto& call : calls) all += (all.empty() ? "" : ", ") + call;
    if (!calls.empty()) add("calls", all);
}

std::string Told::of(const std::string& what) const {
    const auto found = texts_.find(what);
    if (found != texts_.end()) return found->second;
    return what == "calls" ? "none" : "no row";
}

std::string names_in_junit(const std::string& xml) {
    const std::string element = "<testcase ";
    std::size_t rows = 0;
    std::set<std::string> names;
    for (auto at = xml.find(element); at != std::string::npos; at = xml.find(element, at + 1)) {
        const std::string tag = xml.substr(at, xml.find('>', at) - at);
        const auto attribute = [&](const std::string& name) {
            const std::string mark = ' ' + name + "=\"";
            const auto begin = tag.find(mark);
            if (begin == std::string::npos) return std::string();
            const auto value = begin + mark.size();
            return tag.substr(value, tag.find('"', value) - value);
        };
        ++rows;
        names.insert(attribute("classname") + '.' + attribute("name"));
    }
    return std::to_string(rows) + (rows == 1 ? " row, " : " rows, ") + std::to_string(names.size()) +
           (names.size() == 1 ? " name" : " names");
}

}  // namespace parity

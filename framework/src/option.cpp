#include "offbeat/option.hpp"

#include <algorithm>
#include <utility>

namespace offbeat {
namespace {

std::vector<Option*>& declared() {
    static std::vector<Option*> all;
    return all;
}

std::vector<std::string>& defaults() {
    static std::vector<std::string> all;
    return all;
}

}  // namespace

Option::Option(std::string name, std::string fallback, std::string description)
    : name_(std::move(name)), value_(std::move(fallback)), description_(std::move(description)) {
    declared().push_back(this);
}

Option::~Option() {
    std::erase(declared(), this);
}

void Option::set(std::string value) {
    value_ = std::move(value);
    given_ = true;
}

const std::vector<Option*>& Option::all() {
    return declared();
}

DefaultOptions::DefaultOptions(std::initializer_list<const char*> words) {
    defaults().insert(defaults().end(), words.begin(), words.end());
}

const std::vector<std::string>& DefaultOptions::all() {
    return defaults();
}

}  // namespace offbeat

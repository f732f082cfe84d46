#include "parity.hpp"

#include <offbeat/option.hpp>

#include <fstream>
#include <map>

namespace parity {
namespace {

const offbeat::Option calls_file{"calls", "", "a file to which calls are written"};
const offbeat::Option with_new_row{"inserted", "no", "yes: the provider of letters begins with a new row"};
const offbeat::Option provider_calls{"provider-calls", "no", "yes: those of a provider are written too"};

}  // namespace

void called(const std::string& what) {
    if (!calls_file.value().empty()) std::ofstream(calls_file.value(), std::ios::app) << what << '\n';
}

void made(const std::string& what) {
    if (provider_calls.value() == "yes") called(what);
}

int times(const std::string& name) {
    static std::map<std::string, int> counts;
    return ++counts[name];
}

bool inserted() {
    return with_new_row.value() == "yes";
}

}  // namespace parity

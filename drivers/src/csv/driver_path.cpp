#include "offbeat/csv/driver_path.hpp"

namespace offbeat::csv {
namespace {

struct Kind {
    std::string_view suffix;
    std::string_view folder;
};

// The longest first: each ends with Test.
constexpr Kind kinds[] = {{"FuncExceptionTest", "funcExp"},
                          {"SysExceptionTest", "sysExp"},
                          {"NormalTest", "normal"},
                          {"Test", "normal"},
                          {"", "normal"}};

std::string_view unqualified(std::string_view class_name) {
    const std::size_t colon = class_name.rfind(':');
    return colon == std::string_view::npos ? class_name : class_name.substr(colon + 1);
}

/// A suffix needs a case before it: a class named `NormalTest` is the case Normal.
const Kind& kind_of(std::string_view name) {
    const Kind* kind = kinds;
    while (!name.ends_with(kind->suffix) || (name.size() == kind->suffix.size() && !name.empty())) ++kind;
    return *kind;
}

}  // namespace

std::string case_of(std::string_view class_name) {
    const std::string_view name = unqualified(class_name);
    return std::string(name.substr(0, name.size() - kind_of(name).suffix.size()));
}

DriverPath driver_path(std::string_view class_name, std::string_view method, std::string_view testres_root) {
    const std::string_view name = unqualified(class_name);
    std::string folder(testres_root);
    if (!folder.empty() && folder.back() != '/') folder += '/';
    folder.append(kind_of(name).folder).append("/").append(case_of(name));
    std::string file = folder;
    file.append("/").append(name).append(".").append(method).append(".csv");
    return {folder, file};
}

}  // namespace offbeat::csv

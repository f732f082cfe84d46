#pragma once

#include <string>
#include <string_view>

namespace offbeat::csv {

/// Where a test method's driver lives.
struct DriverPath {
    std::string folder;  ///< `testres/funcExp/InvalidCreateRequest`
    std::string file;    ///< the driver itself, in that folder: `…/<Class>.<method>.csv`
};

/// The driver's path, by the class's name alone: `<Case>NormalTest`, `<Case>FuncExceptionTest`,
/// `<Case>SysExceptionTest`,
/// `<Case>Test` and `<Case>` live in normal, funcExp, sysExp, normal and normal. A namespace before the name is left
/// out.
DriverPath driver_path(std::string_view class_name, std::string_view method, std::string_view testres_root);

/// What a class's name says of its case: `InvalidCreateRequest` for InvalidCreateRequestFuncExceptionTest.
std::string case_of(std::string_view class_name);

}  // namespace offbeat::csv

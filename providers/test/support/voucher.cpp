#include "support/voucher.hpp"

#include "support/approved.hpp"
#include "support/temp_dir.hpp"

#include <filesystem>

namespace offbeat::test {
namespace {

constexpr const char* driver = "InvalidCreateRequestFuncExceptionTest.testInvalidCreateRequest.csv";
constexpr const char* config = "orthotropicCreateRequestConfig.csv";

/// Copies data/, with one of the configs in the place of the driver's.
void copy_data(const std::string& variant, const TempDir& folder) {
    namespace fs = std::filesystem;
    const fs::path data = OFFBEAT_PROVIDERS_TEST_DIR "/data";
    for (const char* name : {driver, "base.csv"}) fs::copy_file(data / name, folder.file(name));
    fs::copy_file(data / ("orthotropicCreateRequestConfig" + variant + ".csv"), folder.file(config));
}

}  // namespace

PlannedMethod planned_voucher(const std::string& variant) {
    const TempDir folder;
    copy_data(variant, folder);
    const Inside inside(folder.path());
    return planned<&InvalidCreateRequestFuncExceptionTest::testInvalidCreateRequest,
                   InvalidCreateRequestFuncExceptionTest>(
        "testInvalidCreateRequest", {.dataProvider = "OrthotropicRequestProvider", .driver = driver},
        {folder.path(), false, 10000});
}

PlannedMethod planned_grown() {
    const TempDir folder;
    copy_data("", folder);
    const Inside inside(folder.path());
    return planned<&InvalidCreateRequestFuncExceptionTest::testGrown, InvalidCreateRequestFuncExceptionTest>(
        "testGrown", {.dataProvider = "OrthotropicRequestProvider", .driver = driver}, {folder.path(), false, 10000});
}

}  // namespace offbeat::test

std::vector<offbeat::Domain> offbeat::Domains<offbeat::test::CreateRequest>::declare() {
    using Request = test::CreateRequest;
    constexpr const char* moment = "yyyy-MM-dd HH:mm:ss";
    return {
        domain(&Request::pid).required().max_length(16),
        domain(&Request::productCode).required().max_length(32),
        domain(&Request::assetsCode).required().max_length(32),
        domain(&Request::useScene).required().max_length(8).one_of({"ORDER", "PAY"}),
        domain(&Request::calcType).required().max_length(8).one_of({"FIXED", "FLOAT"}),
        domain(&Request::fundAccounts).required().max_length(1024).joined_by(",").each(element().required()),
        domain(&Request::voucherName).required().max_length(64).visible_text(),
        domain(&Request::faceValue).decimal("0.01", "5000.00", 2).given_when("calcType", "FIXED"),
        domain(&Request::validFrom).required().time(moment),
        domain(&Request::validTo).required().time(moment).after("validFrom"),
        domain(&Request::outBizNo).required().max_length(64).pattern("[A-Za-z0-9_-]+").unique(),
    };
}

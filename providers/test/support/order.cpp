#include "support/order.hpp"

#include "support/temp_dir.hpp"

#include <filesystem>

namespace offbeat::test {

PlannedMethod planned_order(const std::string& folder, bool scaffold) {
    const Inside inside(folder);
    return planned<&OrderFuncExceptionTest::testOrder, OrderFuncExceptionTest>(
        "testOrder", {.dataProvider = "OrthotropicRequestProvider", .driver = "driver.csv"}, {folder, scaffold, 10000});
}

PlannedMethod planned_config(const std::string& config) {
    const TempDir folder;
    copy_sound(folder.path());
    write_file(folder.file("config.csv"), config);
    return planned_order(folder.path());
}

void copy_sound(const std::string& folder) {
    std::filesystem::copy(OFFBEAT_PROVIDERS_TEST_DIR "/corpus/sound", folder,
                          std::filesystem::copy_options::recursive | std::filesystem::copy_options::overwrite_existing);
}

}  // namespace offbeat::test

std::vector<offbeat::Domain> offbeat::Domains<offbeat::test::Order>::declare() {
    using test::Order;
    constexpr const char* moment = "yyyy-MM-dd HH:mm:ss";
    return {
        domain(&Order::pid).required().max_length(16),
        domain(&Order::scene).required().one_of({"ORDER", "PAY"}),
        domain(&Order::amount).integer("1", "500"),
        domain(&Order::accounts).required().max_length(1024).each(element().required()),
        Domain("owner.name").required().max_length(8),
        domain(&Order::validFrom).required().time(moment),
        domain(&Order::validTo).required().time(moment).after("validFrom"),
    };
}

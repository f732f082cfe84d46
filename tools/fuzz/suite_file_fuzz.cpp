// Any bytes as a suite file: refused with a place, or it chooses of a program's tests.

#include "suite/choose.hpp"
#include "suite/load.hpp"
#include "suite/row_filter.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace offbeat;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto* const registered = [] {
        auto* const all = new std::vector<TestMethod>;
        for (const char* name : {"testPay", "testRefund", "testAudit"}) {
            TestMethod& test = all->emplace_back();
            test.class_name = "TransferTest";
            test.name = name;
            test.annotation.groups = {"funcExp", "slow"};
        }
        all->emplace_back().class_name = "PayTest";
        all->back().name = "testCard";
        return all;
    }();
    suite::Problems problems;
    std::set<std::string> idle;
    try {
        const auto read = suite::read_suite("testng.xml", {reinterpret_cast<const char*>(data), size}, problems, idle);
        const auto chosen = suite::choose({read}, *registered, true, problems);
        const suite::RowFilter filter(chosen.tests);
        for (const auto& test : chosen.tests) {
            for (const auto& method : test) {
                if (!is_chosen(method)) continue;
                MethodPlan plan;
                plan.class_name = planned_class(method);
                plan.method = method.name;
                Row row;
                row.id = "TEN";
                row.groups = {"night"};
                static_cast<void>(filter.has(plan, row));
            }
        }
    } catch (const SetupError& wrong) {
        // What can't be read has a place, but for what is too large for one.
        if (wrong.problem().where.file.empty()) std::abort();
    }
    return 0;
}

// Any bytes as a --rows or --groups expression: told as a mistake, or it holds for a row or not.

#include "select/expression.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace offbeat;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto* const sample = [] {
        auto* row = new Row;
        row->id = "TEN";
        row->groups = {"slow"};
        row->labels = {{"target", "pid"}};
        row->parameters.push_back({"amount", Value::of_text("10")});
        row->parameters.push_back({"note", Value::null()});
        return row;
    }();
    static const MethodPlan method;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    for (const bool groups : {false, true}) {
        try {
            const auto expression = groups ? select::Expression::of_groups(text) : select::Expression::of_rows(text);
            static_cast<void>(expression.holds({method, *sample, 1}));
        } catch (const select::Mistake&) {
        }
    }
    return 0;
}

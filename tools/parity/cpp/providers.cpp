// Providers that many scenarios share, and those that go wrong. Its twins are java/Numbers.java and
// java/Providers.java.
#include "parity.hpp"

#include <offbeat/error.hpp>
#include <offbeat/provider.hpp>
#include <offbeat/retry.hpp>

#include <chrono>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using offbeat::Row;
using Rows = std::vector<Row>;
using Numbers = std::vector<int>;

OFFBEAT_PROVIDER("three", [] { return Numbers{1, 2, 3}; });
OFFBEAT_PROVIDER("four", [] { return Numbers{1, 2, 3, 4}; });

/// A row of texts, as a CSV has them.
Row row(const std::vector<std::string>& texts) {
    Row made;
    for (const auto& text : texts) {
        const std::string name = made.parameters.empty() ? "number" : "more";
        made.parameters.push_back({name, offbeat::Value::of_text(text)});
    }
    return made;
}

Row null_row() {
    Row made;
    made.parameters.push_back({"number", offbeat::Value::null()});
    return made;
}

/// Two rows, then what it is that goes wrong.
template <class Wrong>
auto after_two(Wrong wrong) {
    return [wrong] {
        return [wrong, count = 0]() mutable -> std::optional<Row> {
            if (count == 2) wrong();
            return row({std::to_string(++count)});
        };
    };
}

OFFBEAT_PROVIDER("nothing", [] { return Rows{}; });
OFFBEAT_PROVIDER("gone", []() -> Rows { throw std::logic_error("no data today"); });
OFFBEAT_PROVIDER("skipped", []() -> Rows { offbeat::skip("nothing on Sundays"); });
OFFBEAT_PROVIDER("goneMidway", after_two([] { throw std::logic_error("out of rows"); }));
OFFBEAT_PROVIDER("skippedMidway", after_two([] { offbeat::skip("enough"); }));
OFFBEAT_PROVIDER("wrongType", [] { return Rows{row({"1"}), row({"two"}), row({"3"})}; });
OFFBEAT_PROVIDER("wrongTypeFirst", [] { return Rows{row({"one"}), row({"2"}), row({"3"})}; });
OFFBEAT_PROVIDER("wrongTypeLast", [] { return Rows{row({"1"}), row({"2"}), row({"three"})}; });
OFFBEAT_PROVIDER("tooFew", [] { return Rows{row({"1"}), row({}), row({"3"})}; });
OFFBEAT_PROVIDER("tooMany", [] { return Rows{row({"1"}), row({"2", "2"}), row({"3"})}; });
OFFBEAT_PROVIDER("withNull", [] { return Rows{row({"1"}), null_row(), row({"3"})}; });
OFFBEAT_PROVIDER("twins", [] { return Numbers{5, 5, 5, 6}; });
OFFBEAT_PROVIDER("backwards", [] { return Numbers{3, 1, 2}; });
OFFBEAT_PROVIDER("iterator", [] {
    return [count = 0]() mutable { return count < 3 ? std::optional<int>(++count) : std::nullopt; };
});
OFFBEAT_PROVIDER("lazily", [] {
    return [count = 0]() mutable -> std::optional<int> {
        if (count == 3) return std::nullopt;
        parity::made("made " + std::to_string(++count));
        return count;
    };
});
OFFBEAT_PROVIDER("letters", [] {
    return parity::inserted() ? std::vector<std::string>{"new", "A", "B", "C"}
                              : std::vector<std::string>{"A", "B", "C"};
});

/// As a Java provider that returns null.
class Nil : public offbeat::DataProvider {
public:
    [[nodiscard]] std::unique_ptr<offbeat::RowSource> rows(const offbeat::ProviderContext&) const override {
        return nullptr;
    }
};
OFFBEAT_PROVIDER("nil", Nil{});

using Pause = std::optional<std::chrono::milliseconds>;

OFFBEAT_RETRY_ANALYZER("twice", [](const offbeat::RetryContext& context) {
    return context.number <= 2 ? Pause(0) : std::nullopt;
});
OFFBEAT_RETRY_ANALYZER("only_networks", [](const offbeat::RetryContext& context) {
    const bool network = context.attempt.cause.find("network") != std::string::npos;
    return network && context.number <= 2 ? Pause(0) : std::nullopt;
});

}  // namespace

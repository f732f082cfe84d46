#include "offbeat/provider.hpp"
#include "offbeat/text.hpp"
#include "suite/parameters.hpp"

#include <algorithm>
#include <optional>

namespace offbeat::suite {
namespace {

class OneRow final : public RowSource {
public:
    explicit OneRow(Row row) : row_(std::move(row)) {}

    bool next(Row& row) override {
        if (!row_) return false;
        row = std::move(*row_);
        row_.reset();
        return true;
    }

private:
    std::optional<Row> row_;
};

/// `did you mean "browser"? known: browser, retries`
std::string hint(const std::string& name, const Parameters& given) {
    std::vector<std::string> names;
    for (const auto& [known, value] : given) names.push_back(known);
    if (names.empty()) return "there are no parameters";
    const std::string known = "known: " + join(names, ", ");
    return nearest(name, names).empty() ? known : did_you_mean(name, names) + ' ' + known;
}

/// Whether a parameter fills one that the method names, or a member of it.
bool is_asked(const Names& asked, const std::string& name) {
    return asked.size() == 0 || std::ranges::any_of(asked, [&](std::string_view column) {
               const std::string_view wanted = column.substr(0, column.find('='));
               return name == wanted || name.starts_with(std::string(wanted) + '.');
           });
}

/// One row of what suite files and the command line give, TestNG's @Parameters.
class ParametersProvider final : public DataProvider {
public:
    [[nodiscard]] std::unique_ptr<RowSource> rows(const ProviderContext& context) const override {
        const TestMethod& test = context.test;
        const Parameters given = parameters_of(test);
        const Names& asked = test.annotation.parameters;
        for (int i = 0; i < asked.size(); ++i) {
            const std::string_view column = asked[i];
            const bool there = std::ranges::any_of(given, [&](const auto& parameter) {
                return parameter.first == column || parameter.first.starts_with(std::string(column) + '.');
            });
            const bool has_default = column.find('=') != std::string_view::npos;
            const bool may_lack = i < test.ops.arity && test.ops.parameters[i].ops().is_optional;
            if (there || has_default || may_lack) continue;
            const std::string name(column);
            throw SetupError(
                {test.where, "no parameter \"" + name + '"',
                 "it in the suite file, as --param " + name + "=VALUE, or a default: \"" + name + "=VALUE\"",
                 hint(name, given)});
        }
        Row row;
        row.id = single_row_id;  // whatever the values are: it is the same row
        row.source = test.where;
        for (const auto& [name, value] : given) {
            if (is_asked(asked, name)) row.parameters.push_back({name, Value::of_text(value), {}});
        }
        return std::make_unique<OneRow>(std::move(row));
    }
};

}  // namespace

void register_parameters_provider() {
    static const bool done =
        providers().add("Parameters", std::make_shared<const ParametersProvider>(), __FILE__, __LINE__);
    static_cast<void>(done);
}

}  // namespace offbeat::suite

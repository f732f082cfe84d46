#include "corpus.hpp"
#include "offbeat/csv/table.hpp"
#include "offbeat/expression/expression.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>
#include <set>

// The worked example: three configs of one request. What a config means is the provider's business; here its cells are
// read.
namespace {

using namespace offbeat;
const std::string folder = OFFBEAT_CORPUS "/voucher/";

/// An attribute of the voucher request, with the domain that it declares.
class Attribute : public expression::Context {
public:
    Attribute(const Value& request, std::string name) : request_(request), name_(std::move(name)) {}
    [[nodiscard]] std::string target() const override { return name_; }
    [[nodiscard]] const Value* legal() const override { return request_.find(name_); }
    [[nodiscard]] bool is_list() const override { return name_ == "fundAccounts"; }
    [[nodiscard]] std::optional<std::string> bound(std::string_view which, bool of_length) const override {
        static const std::map<std::string, std::string> lengths = {
            {"pid", "16"}, {"productCode", "32"}, {"assetsCode", "32"}, {"fundAccounts", "1024"}};
        const auto found = lengths.find(name_);
        if (which != "max" || !of_length || found == lengths.end()) return std::nullopt;
        return found->second;
    }
    [[nodiscard]] const Value* attribute(std::string_view name) const override { return request_.find(name); }
    [[nodiscard]] std::vector<std::string> attribute_names() const override { return request_.names; }

private:
    const Value& request_;
    std::string name_;
};

Value legal_request() {
    Value request = Value::object();
    csv::Table table{csv::Reader(folder + "base.csv")};
    for (csv::TableRow row; table.next(row);) {
        const csv::Field& cell = row.cells.at(1);
        request.set(row.cells.at(0).text,
                    expression::value_of(cell.text, table.location_of(cell), cell.quoted, expression::Context()));
    }
    return request;
}

using Values = std::vector<std::pair<std::string, std::string>>;  // target, value

Values values_of(const std::string& config) {
    const Value request = legal_request();
    Values values;
    csv::Table table(csv::Reader(folder + config), {.last_column_repeats = true});
    for (csv::TableRow row; table.next(row);) {
        BOOST_REQUIRE(!row.problem);
        const std::string target(row.find("target")->text);
        for (const csv::Field& cell : row.last()) {
            const auto value = expression::Expression::parse(cell.text, table.location_of(cell), cell.quoted);
            values.emplace_back(
                target, value.includes_type()
                            ? "type"
                            : display(value.value(Attribute(request, target.starts_with("type") ? "pid" : target))));
        }
    }
    return values;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(Voucher)

BOOST_AUTO_TEST_CASE(the_plain_config_gives_52_values) {
    BOOST_TEST(legal_request().items.size() == 11U);
    const Values values = values_of("orthotropicCreateRequestConfig.csv");
    BOOST_TEST(values.size() == 52U);
    BOOST_TEST(values[2].second == "\"20880000000000012\"");
    BOOST_TEST(std::count(values.begin(), values.end(),
                          std::pair<std::string, std::string>{"validTo", "\"2015-03-31 23:59:59\""}) == 1);
    BOOST_TEST(std::count(values.begin(), values.end(),
                          std::pair<std::string, std::string>{"outBizNo", "existing(outBizNo)"}) == 1);
    BOOST_TEST((std::set(values.begin(), values.end()).size() == 52U));  // no value twice for one target
}

BOOST_AUTO_TEST_CASE(the_other_configs_are_read_too) {
    BOOST_TEST(values_of("orthotropicCreateRequestConfig.bytype.csv").size() ==
               49U);  // one type row for two attributes
    const Values relative = values_of("orthotropicCreateRequestConfig.relative.csv");
    BOOST_TEST(relative[2].second == "\"20880000000000012\"");
    BOOST_TEST(std::count_if(relative.begin(), relative.end(), [](const auto& one) { return one.second == "type"; }) ==
               4);
    const Values plain = values_of("orthotropicCreateRequestConfig.csv");
    const auto list = [](const auto& one) { return one.first == "fundAccounts" && one.second.size() > 20; };
    BOOST_TEST(std::find_if(relative.begin(), relative.end(), list)->second ==
               std::find_if(plain.begin(), plain.end(), list)->second);
}

BOOST_AUTO_TEST_SUITE_END()

#include "support/voucher.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat;
using namespace offbeat::test;

BOOST_AUTO_TEST_SUITE(domain_declarations)

BOOST_AUTO_TEST_CASE(are_named_by_the_member) {
    BOOST_TEST(domain(&CreateRequest::pid).attribute == "pid");
    BOOST_TEST(domain(&CreateRequest::fundAccounts).attribute == "fundAccounts");
    BOOST_TEST(domain(&GrownRequest::channel).attribute == "channel");
    BOOST_TEST(element().attribute == "");
}

BOOST_AUTO_TEST_CASE(are_chained) {
    const Domain all = Domain("a")
                           .required()
                           .min_length(1)
                           .max_length(9)
                           .joined_by(";")
                           .items(1, 3)
                           .each(element().required())
                           .unique();
    BOOST_TEST((all.is_required && all.is_unique && !all.is_visible));
    BOOST_TEST(all.least_length.value() == 1U);
    BOOST_TEST(all.most_length.value() == 9U);
    BOOST_TEST(all.separator == ";");
    BOOST_TEST(all.most_items.value() == 3U);
    BOOST_TEST(all.element.front().is_required);
    const Domain number = Domain("a").integer("1", "9");
    BOOST_TEST(number.minimum.value() == "1");
    BOOST_TEST(number.most_decimals == 0);
}

BOOST_AUTO_TEST_SUITE_END()

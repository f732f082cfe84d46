#include "offbeat/error.hpp"
#include "orthotropic/legal.hpp"
#include "support/order.hpp"
#include "support/temp_dir.hpp"

#include <boost/test/unit_test.hpp>

using namespace offbeat;
using namespace offbeat::test;
using orthotropic::legal_name;

BOOST_AUTO_TEST_SUITE(legal_requests)

BOOST_AUTO_TEST_CASE(are_named_by_file_and_column) {
    for (const auto& [text, file, column] :
         {std::tuple("base.csv@fixed", "base.csv", "fixed"), std::tuple("base.csv", "base.csv", ""),
          std::tuple("@fixed", "default.csv", "fixed"), std::tuple("", "default.csv", ""),
          std::tuple("a@b/base.csv@x", "a@b/base.csv", "x")}) {
        const auto name = legal_name(text, "default.csv");
        BOOST_TEST(name.file == file, text);
        BOOST_TEST(name.column == column, text);
    }
}

BOOST_AUTO_TEST_CASE(inherit_from_the_first_column) {
    const TempDir folder;
    const RequestTypeOf<Order> type;
    write_file(folder.file("other.csv"),
               "attribute,one,two,three\npid,A,,\nscene,PAY,<null>,ORDER\nnote,<'a\\nb'>,,<empty>\namount,1,2,\n");
    std::vector<Problem> problems;
    const orthotropic::LegalRequests requests(folder.file("other.csv"), {}, type, problems);
    const auto get = [&](const char* column) { return requests.get(column, {}); };
    BOOST_TEST(get("").name == "other.csv@one");
    BOOST_TEST(get("one").label == "other");  // told apart from base.csv in ids
    BOOST_TEST(get("two").label == "other_two");
    BOOST_TEST(get("two").request.find("pid")->text == "A");
    BOOST_TEST(display(*get("two").request.find("scene")) == "null");
    BOOST_TEST(get("two").request.find("note")->text == "a\nb");
    BOOST_TEST(display(*get("three").request.find("note")) == "\"\"");
    BOOST_TEST(get("three").request.find("amount")->text == "1");
    BOOST_TEST(display(*get("one").request.find("validTo")) == "absent");  // a place, to be struck
    BOOST_TEST(display(*get("one").request.find("owner")->find("name")) == "absent");
    BOOST_CHECK_THROW((void)requests.get("four", {}), SetupError);
}

BOOST_AUTO_TEST_SUITE_END()

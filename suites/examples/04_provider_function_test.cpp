// A data provider beside the tests: a function that returns row objects. Their type is described, so that each row gets
// a name and its parameters in the reports.

#include "offbeat/provider.hpp"
#include "offbeat/test.hpp"

#include <boost/describe.hpp>
#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace {

struct Word {
    std::string text;
    bool palindrome;
};
BOOST_DESCRIBE_STRUCT(Word, (), (text, palindrome))

std::vector<Word> words() {
    return {{"level", true}, {"offbeat", false}, {"上海自来水来自海上", false}, {"", true}};
}

OFFBEAT_PROVIDER("words", words);

}  // namespace

class PalindromeTest : public offbeat::TestBase<PalindromeTest> {
public:
    OFFBEAT_TEST(testPalindrome, .dataProvider = "words", .groups = {"examples"})
    void testPalindrome(const Word& word) {
        // Byte by byte, as a naive implementation compares: the Chinese palindrome isn't one to it.
        BOOST_TEST((word.text == std::string(word.text.rbegin(), word.text.rend())) == word.palindrome);
    }
};

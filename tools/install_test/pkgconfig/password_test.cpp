#include <offbeat/test.hpp>
#include <offbeat/test_table.hpp>

#include <string>

/// The macro-free spelling.
class PasswordTest : public offbeat::TestClass {
public:
    void testStrength(const std::string& password, bool strong) {
        offbeat::check((password.size() >= 8) == strong, '"' + password + "\" is misjudged");
    }
};

static const offbeat::TestTable password_tests{
    offbeat::test<&PasswordTest::testStrength>({.parameters = {"password", "strong"}}),
};

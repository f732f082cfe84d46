"""The same 100 tests of 5 assertions each, as a user of each framework would write them."""

VALUES = """#include <string>
#include <vector>

int number(int of);
double real(int of);
std::string text(int of);
std::vector<int> list(int of);
"""

BODY = """{
    const int n = number(%(i)d);
    const std::string s = text(%(i)d);
    const std::vector<int> v = list(%(i)d);
    %(equal)s;
    %(same)s;
    %(size)s;
    %(less)s;
    %(flag)s;
}
"""


def body(number, check):
    """The statements of one test; `check` spells an assertion of the framework's: of (left, operator, right) or of one."""
    return BODY % {"i": number, "equal": check("n", "==", str(number)), "same": check("s", "==", '"text %d"' % number),
                   "size": check("v.size()", "==", "3U"), "less": check("real(%d)" % number, "<", "1.5"),
                   "flag": check("!v.empty()")}


def macro(name):
    """One macro for all, that takes the expression as it is."""
    return lambda *parts: "%s(%s)" % (name, " ".join(parts))


def gtest(*parts):
    if len(parts) == 1:
        return "EXPECT_TRUE(%s)" % parts
    return "%s(%s, %s)" % ({"==": "EXPECT_EQ", "<": "EXPECT_LT"}[parts[1]], parts[0], parts[2])


def functions(include, head, check):
    def source(tests):
        return include + VALUES + "\n" + "".join(head % i + " " + body(i, check) for i in range(tests))
    return source


def methods(include, check, signature="()", annotation=""):
    def source(tests):
        members = "".join("    OFFBEAT_TEST(test%d%s)\n    void test%d%s %s" % (i, annotation, i, signature, body(i, check))
                          for i in range(tests))
        return (include + VALUES + "\nclass CompiledTest : public offbeat::TestBase<CompiledTest> {\npublic:\n" + members
                + "};\n")
    return source


OFFBEAT = '#include "offbeat/test.hpp"\n'
BOOST = "#include <boost/test/unit_test.hpp>\n"

# name: (what a test file includes, its source with so many tests, the Debian package that it is of)
FRAMEWORKS = {
    "none": ("", functions("void failed(int line);\n", "void test%d()", lambda *parts: "if (!(%s)) failed(__LINE__)" % " ".join(parts)),
             None),
    "offbeat": (OFFBEAT, methods(OFFBEAT, macro("OFFBEAT_CHECK")), None),
    "offbeat, 3 parameters": (OFFBEAT, methods(OFFBEAT, macro("OFFBEAT_CHECK"), "(int, const std::string&, double)",
                              ', .parameters = {"count", "name", "share"}'), None),
    "offbeat, BOOST_TEST": (OFFBEAT + BOOST, methods(OFFBEAT + BOOST, macro("BOOST_TEST")), None),
    "gtest": ("#include <gtest/gtest.h>\n", functions("#include <gtest/gtest.h>\n", "TEST(Compiled, test%d)", gtest), "libgtest-dev"),
    "doctest": ("#include <doctest/doctest.h>\n",
                functions("#include <doctest/doctest.h>\n", 'TEST_CASE("test%d")', macro("CHECK")), "doctest-dev"),
    "catch2": ("#include <catch2/catch.hpp>\n",
               functions("#include <catch2/catch.hpp>\n", 'TEST_CASE("test%d")', macro("CHECK")), "catch2"),
    "boost": (BOOST, functions(BOOST, "BOOST_AUTO_TEST_CASE(test%d)", macro("BOOST_TEST")), "libboost-test1.81-dev"),
}

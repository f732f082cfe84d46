"""What compiling costs: a file of 1 and of 100 tests with 5 assertions each, and the bare header; g++ -O2."""
import os

import measuring
import ways

FLAGS = ["-O2", "-std=c++20", "-DBOOST_TEST_DYN_LINK",
         *("-I%s/%s/include" % (ways.ROOT, room) for room in ("framework", "drivers", "providers"))]
COUNTS = (1, 100)

# The same five for each: what stands left and right of a comparison is handed to a framework's own macro for it.
COMPARISONS = [("EQ", "numbers.size()", "3U"), ("EQ", "numbers[1]", "%d + 1"), ("EQ", "name", '"row-%d"'),
               ("LT", "numbers[0]", "numbers[2]"), ("EQ", "name.empty()", "false")]
OPERATORS = {"EQ": "==", "LT": "<"}


def by_operator(macro):
    return lambda kind, left, right: "%s(%s %s %s);" % (macro, left, OPERATORS[kind], right)


class Written:
    """How one framework's file is written."""

    def __init__(self, key, title, package, header, assertion, test, around=("", "")):
        self.key, self.title, self.package, self.header = key, title, package, header
        self.assertion, self.test, self.around = assertion, test, around

    def source(self, count):
        tests = []
        for i in range(count):
            body = ["const std::vector<int> numbers{%d, %d + 1, %d + 2};" % (i, i, i), 'const std::string name = "row-%d";' % i]
            for kind, left, right in COMPARISONS:
                body.append(self.assertion(kind, left, right % i if "%" in right else right))
            tests.append(self.test.replace("@", str(i)) + " {\n    " + "\n    ".join(body) + "\n}\n")
        includes = "".join("#include <%s>\n" % each for each in [*self.header, "string", "vector"])
        return includes + self.around[0] + "\n" + "\n".join(tests) + self.around[1]


IN_A_CLASS = ("class CompiledTest : public offbeat::TestBase<CompiledTest> {\npublic:\n", "};\n")
WRITTEN = [
    Written(ways.OURS, "Offbeat", ways.OURS, ["offbeat/test.hpp"], by_operator("OFFBEAT_CHECK"),
            "OFFBEAT_TEST(test@)\nvoid test@()", IN_A_CLASS),
    Written("offbeat_parameters", "Offbeat, 3 parameters", ways.OURS, ["offbeat/test.hpp"], by_operator("OFFBEAT_CHECK"),
            'OFFBEAT_TEST(test@, .parameters = {"count", "name", "share"})\nvoid test@(int, const std::string&, double)',
            IN_A_CLASS),
    Written("offbeat_boost_test", "Offbeat, BOOST_TEST", ways.OURS, ["offbeat/test.hpp", "boost/test/unit_test.hpp"],
            by_operator("BOOST_TEST"), "OFFBEAT_TEST(test@)\nvoid test@()", IN_A_CLASS),
    Written("gtest", "GoogleTest", "libgtest-dev", ["gtest/gtest.h"],
            lambda kind, left, right: "EXPECT_%s(%s, %s);" % (kind, left, right), "TEST(Compiled, test@)"),
    Written("catch2", "Catch2", "catch2", ["catch2/catch.hpp"], by_operator("CHECK"), 'TEST_CASE("test @")'),
    Written("doctest", "doctest", "doctest-dev", ["doctest/doctest.h"], by_operator("CHECK"), 'TEST_CASE("test @")'),
    Written("boost", "Boost.Test", "libboost-test1.81-dev", ["boost/test/unit_test.hpp"], by_operator("BOOST_TEST"),
            "BOOST_AUTO_TEST_CASE(test@)"),
    Written("bare", "no framework", "g++", [], lambda kind, left, right: "if (!(%s %s %s)) ++failures;"
            % (left, OPERATORS[kind], right), "void test@()", ("int failures = 0;\n", "")),
]
# The header that a test class includes, and nothing else; without a framework what they all bring.
HEADERS = {ways.OURS: "offbeat/test.hpp", "gtest": "gtest/gtest.h", "catch2": "catch2/catch.hpp",
           "doctest": "doctest/doctest.h", "boost": "boost/test/unit_test.hpp", "bare": "string"}


def write(path, text):
    with open(path, "w") as file:
        file.write(text)
    return path


# Each takes long, and no bound is about it: so the 100 tests of these are compiled in the first round only.
ONCE = ("boost", "catch2", "bare", "offbeat_parameters", "offbeat_boost_test")


def jobs(first_round):
    """[(key, what, source file)]: what is either a count of tests or "header"."""
    folder = os.path.join(ways.BUILD, "compiled")
    os.makedirs(folder, exist_ok=True)
    made = []
    for each in WRITTEN:
        for count in COUNTS:
            if count > 1 and each.key in ONCE and not first_round:
                continue
            made.append((each.key, count, write(os.path.join(folder, "%s_%d.cpp" % (each.key, count)), each.source(count))))
        if each.key in HEADERS:
            path = os.path.join(folder, each.key + "_header.cpp")
            made.append((each.key, "header", write(path, "#include <%s>\n" % HEADERS[each.key])))
    return made


def compile_once(source):
    output = source + ".log"
    used = measuring.measure(["g++", *FLAGS, "-c", source, "-o", source + ".o"], output)
    if used["status"] != 0:
        raise measuring.Wrong("didn't compile: " + output)
    return used

"""What is measured side by side: each peer's ways of running the rows, and ours. The only place that knows command lines.

Three workloads: `pass`, made rows that pass; `fail`, the same, each failing; `csv`, rows from a CSV file of eight columns.
Reports: `quiet`, as little as the peer can be told to write; `junit`, JUnit XML on; `usual`, all that ours writes when told nothing.
"""
import dataclasses
import glob
import os
import re

HERE = os.path.dirname(os.path.realpath(__file__))
ROOT = os.path.realpath(os.path.join(HERE, "..", "..", ".."))
BUILD = os.path.join(ROOT, "build", "bench", "speed")
BIN = os.path.join(BUILD, "bin")
JAVA = os.path.join(BUILD, "java")
OURS = "offbeat"    # the way of ours that bounds are judged by, and the package of all of ours
ALONE = "offbeat_alone"
WORKLOADS = ("pass", "csv", "fail")


@dataclasses.dataclass
class Way:
    key: str            # in bench.json, and of its program
    title: str
    package: str        # that Debian ships it in
    top: dict           # the largest count of a workload; each power of ten from 10^3 on is measured in every round
    once: dict = dataclasses.field(default_factory=dict)    # a larger one, with XML in the first round only: it takes long
    once_quiet: int = 10 ** 5   # the largest count of a quiet run in the first round, where `once` goes beyond `top`
    reports: dict = None    # arguments of each kind of report; {report} stands for a file, {folder} for a folder
    printed: str = ""   # how a quiet run says how many rows passed or failed, as a regular expression
    tells_rows: bool = True     # whether its reports tell passing rows apart
    tells_failed: bool = True   # whether they tell which row failed
    program: str = ""   # where it isn't called as the key
    options: list = dataclasses.field(default_factory=list)     # whatever the report

    @property
    def is_ours(self):
        return self.package == OURS

    def counts(self, workload, report, first_round, most):
        top = self.top.get(workload, 0)
        if first_round:
            once = self.once.get(workload, 0)
            top = max(top, min(once, self.once_quiet) if report == "quiet" and "junit" in self.reports else once)
        return [10 ** e for e in range(3, 8) if 10 ** e <= min(top, most)]


def counts(most, fail=10 ** 4):
    return {"pass": most, "csv": most, "fail": fail}


GTEST = {"quiet": ["--gtest_brief=1"], "junit": ["--gtest_brief=1", "--gtest_output=xml:{report}"]}
GTEST_SAYS = r"\] (\d+) tests? from"
CATCH2 = {"quiet": ["-r", "compact"], "junit": ["-r", "junit", "-o", "{report}"]}
# Its JUnit XML takes quadratic time where rows are sections, its own XML doesn't.
CATCH2_XML = {"junit": ["-r", "xml", "-o", "{report}"]}
CATCH2_SAYS = r"(\d+) assertions?\b"
DOCTEST = {"quiet": [], "junit": ["-r=junit", "-o={report}"]}
DOCTEST_SAYS = r"assertions: +(\d+) "
BOOST_SAYS = r"(\d+) test cases? out of"
BOOST = {"quiet": ["--log_level=nothing", "--report_level=short"],
         "junit": ["--logger=JUNIT,error,{report}", "--report_level=short"]}
SUMS = r"(\d+) (?:passed|failed)"

JARS = ["testng", "jcommander", "commons-csv", "junit-jupiter-api", "junit-jupiter-engine", "junit-jupiter-params",
        "junit-platform-commons", "junit-platform-engine", "junit-platform-launcher", "junit-platform-reporting",
        "opentest4j", "apiguardian-api", "univocity-parsers", "slf4j-api"]
CLASSPATH = ":".join([JAVA] + ["/usr/share/java/%s.jar" % jar for jar in JARS])
JUNIT_FOLDER = {"quiet": [], "junit": ["{folder}"]}
PYTEST = ["/usr/bin/python3", "-m", "pytest", "-p", "no:cacheprovider", "-q", os.path.join(HERE, "py", "test_rows.py")]

# The journal can't be turned off. Rows stream whatever their number, so that a slope is of one way.
OUR_REPORTS = {"quiet": ["--reports=journal"], "junit": ["--reports=journal,junit"], "usual": []}
OUR_OPTIONS = ["--color_output=no", "--report-dir={folder}"]
STREAMED = ["--row-bound=0", *OUR_OPTIONS]


def java(runner, name):
    return ["java", "-cp", CLASSPATH, runner, name]


# Counts are such that a run takes some seconds at most: all of them go three rounds.
WAYS = [
    Way(OURS, "Offbeat", OURS, counts(10 ** 6), reports=OUR_REPORTS, printed=SUMS, options=["--jobs=auto", *STREAMED]),
    Way(ALONE, "Offbeat, --jobs=0", OURS, counts(10 ** 5), {"pass": 10 ** 6, "csv": 10 ** 6}, reports=OUR_REPORTS,
        printed=SUMS, program=OURS, options=["--jobs=0", *STREAMED]),
    # What a user gets of few rows: up to --row-bound they are Boost.Test cases.
    Way("offbeat_cases", "Offbeat, few rows", OURS, counts(10 ** 4), reports=OUR_REPORTS, printed=SUMS, program=OURS,
        options=["--jobs=auto", *OUR_OPTIONS]),
    Way("bare", "a bare loop", "g++", {"pass": 10 ** 6, "csv": 10 ** 5}, reports={"quiet": []},
        printed=r"(\d+) rows", tells_rows=False),
    Way("gtest_registered", "GoogleTest, registered", "libgtest-dev", counts(10 ** 5), {"pass": 10 ** 6}, reports=GTEST,
        printed=GTEST_SAYS),
    Way("gtest_param", "GoogleTest, TEST_P", "libgtest-dev", counts(10 ** 5), reports=GTEST, printed=GTEST_SAYS),
    Way("catch2_generate", "Catch2, GENERATE", "catch2", counts(10 ** 5), {"pass": 10 ** 6}, reports=CATCH2,
        printed=CATCH2_SAYS, tells_rows=False, tells_failed=False),
    # GENERATE and CAPTURE: a failure tells its row.
    Way("catch2_capture", "Catch2, captured", "catch2", counts(10 ** 4), reports=CATCH2, printed=CATCH2_SAYS,
        tells_rows=False),
    Way("catch2_section", "Catch2, sections", "catch2", counts(10 ** 4), reports=CATCH2, printed=CATCH2_SAYS),
    Way("catch2_section_xml", "Catch2, sections, XML", "catch2", counts(10 ** 4), reports=CATCH2_XML,
        program="catch2_section"),
    Way("doctest_loop", "doctest, loop", "doctest-dev", counts(10 ** 5), {"pass": 10 ** 6}, reports=DOCTEST,
        printed=DOCTEST_SAYS, tells_rows=False),
    # Quadratic with and without: so its figure is no slope, but the average at the smallest count.
    Way("doctest_subcase", "doctest, SUBCASE", "doctest-dev", counts(10 ** 3, fail=10 ** 3), reports=DOCTEST,
        printed=DOCTEST_SAYS),
    Way("boost_data", "Boost.Test, data case", "libboost-test1.81-dev", counts(10 ** 4), {"pass": 10 ** 5}, 10 ** 4, BOOST,
        BOOST_SAYS),
    # Java gets faster on the way to 10^5 cases and beyond: at small counts it would look worse than it is.
    Way("testng", "TestNG", "libtestng7-java", counts(10 ** 4, fail=10 ** 3), {**counts(10 ** 5), "pass": 10 ** 6},
        reports=JUNIT_FOLDER, printed=SUMS),
    Way("junit5", "JUnit 5", "junit5", counts(10 ** 3, fail=10 ** 3), counts(10 ** 5), reports=JUNIT_FOLDER, printed=SUMS),
    Way("pytest", "pytest", "python3-pytest", counts(10 ** 3, fail=10 ** 3), {"pass": 10 ** 4, "csv": 10 ** 4},
        reports={"quiet": [], "junit": ["--junitxml={report}"]}, printed=SUMS),
]


def by_key(key):
    return next(way for way in WAYS if way.key == key)


def invocation(way, workload, report, count, folder):
    """(command, environment) of one run. It works in `folder`, where the reports go; rows of a CSV are made beforehand."""
    words = [os.path.join(BIN, (way.program or way.key) + ("_csv" if workload == "csv" else ""))]
    if way.is_ours:
        words += ["--testres=" + testres(count)] if workload == "csv" else ["--count=%d" % count]
        words += ["--wrong=yes"] if workload == "fail" else []
    elif way.key == "testng":
        words = java("RunTestNg", "TestNgCsv" if workload == "csv" else "TestNgRows")
    elif way.key == "junit5":
        words = java("RunJUnit5", "JUnit5Csv" if workload == "csv" else "JUnit5Rows")
    elif way.key == "pytest":
        words = PYTEST
    places = {"{report}": os.path.join(folder, "report.xml"), "{folder}": folder}
    filled = []
    for word in words + way.options + way.reports[report]:
        for place, path in places.items():
            word = word.replace(place, path)
        filled.append(word)
    environment = {"BENCH_N": str(count)}
    if workload == "fail":
        environment["BENCH_FAIL"] = "1"
    if workload == "csv":
        environment["BENCH_CSV"] = csv_file(count)
    return filled, environment


def testres(count):
    return os.path.join(BUILD, "rows", str(count))


def csv_file(count):
    """Where our driver of that name is looked for; the peers read the same file."""
    return os.path.join(testres(count), "normal", "CsvRows", "CsvRowsTest.length.csv")


def report_files(folder):
    """The JUnit XML that a run left: each has a place of its own for it. Ours goes on in junit-2.xml and so on where one file
    would be more than its readers take."""
    # JUnit 5 writes one a test engine, TestNG one a folder of its own naming.
    found = glob.glob(os.path.join(folder, "**", "*.xml"), recursive=True)
    if not found:
        return []
    stem = re.sub(r"-\d+$", "", os.path.splitext(max(found, key=os.path.getsize))[0])
    return [path for path in found if re.fullmatch(re.escape(stem) + r"(-\d+)?\.xml", path)]

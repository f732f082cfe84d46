"""What an assertion costs that holds, however many stand in a row's method."""
import os

import measuring
import ways

PROGRAM = os.path.join(ways.BIN, "offbeat_assertions")
# The program's method: how an assertion of that kind is written.
KINDS = {"check": "OFFBEAT_CHECK(n == i)", "check_in_context": "OFFBEAT_CHECK(n == i) in an offbeat::Context",
         "boost_test": "BOOST_TEST(n == i)"}
COUNTS = (10 ** 6, 10 ** 7)


def run(kind, count):
    """One run of so many: what it cost."""
    output = os.path.join(ways.BUILD, "output.assertions")
    folder = os.path.join(ways.BUILD, "run")
    used = measuring.measure([PROGRAM, "--run_test=AssertionsTest/" + kind, "--count=%d" % count, "--jobs=0",
                              "--reports=journal", "--color_output=no", "--report-dir=" + folder], output)
    if used["status"] != 0 or measuring.in_print(ways.SUMS, measuring.read(output)) != 1:
        raise measuring.Wrong("ended with status %d; its output: %s" % (used["status"], output))
    return used

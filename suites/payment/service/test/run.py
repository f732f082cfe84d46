"""Runs all tests of the service; leaves the counts where tools/run_test looks for them."""
import os
import sys
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main():
    sys.dont_write_bytecode = True
    sys.path[:0] = [str(HERE), str(HERE.parent)]
    suite = unittest.defaultTestLoader.discover(str(HERE))
    result = unittest.TextTestRunner(verbosity=1, stream=sys.stdout).run(suite)
    skipped = len(result.skipped)
    broken = len({str(getattr(test, "test_case", test)) for test, _ in result.failures + result.errors})
    passed = result.testsRun - skipped - broken
    sink = os.environ.get("BOOST_TEST_REPORT_SINK")
    if sink:
        counts = f'test_cases_passed="{passed}" test_cases_failed="{broken}" test_cases_skipped="{skipped}"'
        Path(sink).write_text(f"<TestResult><TestSuite {counts}/></TestResult>\n")
    return 0 if result.wasSuccessful() and result.testsRun else 1


if __name__ == "__main__":
    sys.exit(main())

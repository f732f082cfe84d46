"""What a benchmark found: a line of a table for people, an entry of build/bench/bench.json for machines."""
import json
import os
import statistics
import subprocess
import unittest


def spread(seconds):
    """`median (least–most)` in seconds."""
    return "%.2f (%.2f–%.2f)" % (statistics.median(seconds), min(seconds), max(seconds))


def version(package):
    """`name version` of an installed Debian package, without Debian's own suffix."""
    known = subprocess.run(["dpkg-query", "-W", "-f=${Version}", package], capture_output=True, text=True).stdout
    return "%s %s" % (package, known.split(":")[-1].split("-")[0].split("+")[0] or "unknown")


def entry(name, unit, ours, peer=None, peer_name=None, peer_version=None, more_is_better=False):
    """One entry. The ratio says how many times better ours is: above 1 we are better, whether less is better or more. There is
    none where one of them was lost in noise."""
    ratio = None
    if (ours or 0) > 0 and (peer or 0) > 0:
        ratio = round(ours / peer if more_is_better else peer / ours, 3)
    return {"name": name, "unit": unit, "ours": ours, "peer": peer, "peerName": peer_name, "peerVersion": peer_version,
            "ratio": ratio}


def write(path, entries):
    """Puts the entries into the file: those that it holds by the same names are replaced, the others stay."""
    try:
        with open(path) as file:
            known = {old["name"]: old for old in json.load(file)}
    except FileNotFoundError:
        known = {}
    known.update((new["name"], new) for new in entries)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path + ".part", "w") as file:
        json.dump(sorted(known.values(), key=lambda each: each["name"]), file, indent=1, ensure_ascii=False)
        file.write("\n")
    os.replace(path + ".part", path)


def verdict(held, elsewhere):
    """Of a bound: as the issue has it, else as what that comes to on this machine."""
    return "met" if held else "met, scaled" if elsewhere else "MISSED"


def table(rows):
    """Rows of texts in columns as wide as they need to be."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return "\n".join("  ".join(text.ljust(width) for text, width in zip(row, widths)).rstrip() for row in rows)


def run_tests():
    """Runs the main module's tests, and leaves their counts where Boost.Test would. Returns the exit status."""
    outcome = unittest.main(exit=False).result
    bad = len(outcome.failures) + len(outcome.errors)
    with open(os.environ.get("BOOST_TEST_REPORT_SINK", os.devnull), "w") as sink:
        sink.write('<tally test_cases_passed="%d" test_cases_failed="%d" test_cases_skipped="%d"/>\n'
                   % (outcome.testsRun - bad - len(outcome.skipped), bad, len(outcome.skipped)))
    return 1 if bad else 0

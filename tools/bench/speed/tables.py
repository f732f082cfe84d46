"""What was found, as tables for people and as entries of bench.json."""
import functools
import os
import sys

import asserting
import compiling
import figures
import ways

sys.path.insert(0, os.path.dirname(ways.HERE))
import results  # noqa: E402

TITLES = {"pass": "a passing case", "csv": "a case from a CSV of eight columns", "fail": "a failing case"}
REPORTS = {"quiet": "quiet", "junit": "with JUnit XML", "usual": "with all usual reports"}


def times(ours, theirs):
    """What is lost in noise has no ratio."""
    return "%s×" % figures.short(theirs / ours) if (ours or 0) > 0 and (theirs or 0) > 0 else "–"


@functools.lru_cache(None)
def version(package):
    return "" if package == ways.OURS else results.version(package)


def cases(found, workload, report):
    """One table: every way that was measured so, ours first, the others from the cheapest on. Ratios are to our default."""
    our_cost = found.cost(ways.OURS, workload, report)
    measured = [way for way in ways.WAYS if found.shown(way, workload, report)]
    # The bare loop alone is no comparison.
    if len(measured) < 2:
        return None
    told = "tells rows" if workload != "fail" else "tells which"
    rows = [("%s, %s" % (TITLES[workload], REPORTS[report]), "µs CPU", "of ours", "between", "peak MiB", "at", told)]
    costs = {way.key: figures.cost(found.shown(way, workload, report)) for way in measured}
    for way in sorted(measured, key=lambda each: (not each.is_ours, costs[each.key])):
        cost, by_count = costs[way.key], found.shown(way, workload, report)
        count, peak = figures.peaks(by_count)[-1]
        tells = way.tells_failed if workload == "fail" else way.tells_rows
        rows.append((way.title, figures.short(cost), times(our_cost, cost), figures.between(by_count),
                     figures.short(peak), figures.counted(count), "yes" if tells else "no"))
    return results.table(rows)


def compiled(found):
    if not found.compiled:
        return None
    rows = [("compiling, s CPU, g++ -O2", "header", "1 test", "100 tests", "100 tests of ours")]
    for each in compiling.WRITTEN:
        seconds = [found.seconds(each.key, what) for what in ("header", *compiling.COUNTS)]
        rows.append((each.title, *map(figures.short, seconds), times(found.seconds(ways.OURS, 100), seconds[-1])))
    return results.table(rows)


def asserted(found):
    if not found.asserted:
        return None
    ours = found.nanoseconds("check")
    rows = [("an assertion that holds", "ns CPU", "of ours")]
    rows.extend((title, figures.short(found.nanoseconds(kind)), times(ours, found.nanoseconds(kind)))
                for kind, title in asserting.KINDS.items())
    return results.table(rows)


def reading(found):
    if not found.rates:
        return None
    rows = [("CSV reading, quoted, with line breaks", "MB/s", "of ours")]
    for who, title in (("ours", "Offbeat"), ("libcsv", "libcsv"), ("copy", "a memory copy")):
        rows.append((title, figures.short(found.rate(who)), times(found.rate("ours"), found.rate(who))))
    return results.table(rows)


def case_entries(found):
    made = []
    for (key, workload, report), by_count in sorted(found.cases.items()):
        way = ways.by_key(key)
        name = "speed.%s.%s" % (workload, report)
        cost, count = found.cost(key, workload, report), max(by_count)
        peak = found.peak(key, workload, report, count)
        if way.is_ours:
            name += "" if key == ways.OURS else "." + key
            made.append(results.entry(name, "us/case", round(cost, 3)))
            for each, mib in figures.peaks(by_count):
                made.append(results.entry("%s.peak.%s" % (name, figures.counted(each)), "MiB", round(mib, 1)))
            continue
        ours = found.cost(ways.OURS, workload, report)
        made.append(results.entry("%s.%s" % (name, key), "us/case", round(ours, 3) if ours else None, round(cost, 3), way.title,
                                  version(way.package)))
        ours = found.peak(ways.OURS, workload, report, count)
        made.append(results.entry("%s.peak.%s.%s" % (name, figures.counted(count), key), "MiB", round(ours, 1) if ours else None,
                                  round(peak, 1), way.title, version(way.package)))
    return made


def other_entries(found):
    made = []
    for each in compiling.WRITTEN:
        for what in ("header", *compiling.COUNTS):
            ours, theirs = found.seconds(ways.OURS, what), found.seconds(each.key, what)
            if theirs is None or each.key == ways.OURS:
                continue
            name = "speed.compile.%s.%s" % (what, each.key)
            if each.package == ways.OURS:
                made.append(results.entry(name, "s", round(theirs, 3)))
            else:
                made.append(results.entry(name, "s", round(ours, 3), round(theirs, 3), each.title, version(each.package)))
    if found.asserted:
        made.append(results.entry("speed.assertion", "ns", round(found.nanoseconds("check"), 1),
                                  round(found.nanoseconds("boost_test"), 1), "BOOST_TEST", version("libboost-test1.81-dev")))
    for who, package in (("libcsv", "libcsv-dev"), ("copy", "g++")):
        if found.rates:
            made.append(results.entry("speed.csv.reading." + who, "MB/s", round(found.rate("ours"), 1),
                                      round(found.rate(who), 1), who, version(package), more_is_better=True))
    return made


def entries(found):
    return case_entries(found) + other_entries(found)

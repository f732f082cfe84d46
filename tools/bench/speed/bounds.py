"""The bounds that issue 4 sets ("What must hold", 1 to 4), and issue 6 (5) of reports, each held, missed or not measured.

Its absolute times are of a reference machine, as are the peers' that it gives beside them. Another machine is faster or slower,
or busy: so what counts is the same part of what that peer takes here, in the same run. Of several peers the strictest counts.
"""
import dataclasses

import figures
import ways

CASE_US, CASE_GOAL_US = 1.0, 0.5
CSV_CASE_US = 1.5
PEAK_MIB = 64
SAME = 1.10         # what a peak may grow by from 10^6 to 10^7 rows and still be called the same
FAILING = 0.5       # of the cheapest peer that tells the row
HEADER_S = 0.35
LIBCSV_TIMES, OF_COPY = 4, 0.5
ASSERTION_NS = 50   # our own: the issue has none
MILLION = 10 ** 6
# What the issue gives of peers on the reference machine, from research/perf.md.
CASE_US_OF = {"gtest_registered": 11.0, "gtest_param": 16.0}
CSV_CASE_US_OF = {"gtest_param": 20.0}
HEADER_S_OF = {"gtest": 1.0, "boost": 0.92}
TITLES = ("bound", "measured", "absolute", "judged by", "which is here", "verdict")
NONE = "–"


@dataclasses.dataclass
class Verdict:
    what: str
    figure: str
    absolute: str       # as the issue has it, where it has a number
    judged_by: str
    here: str           # what that comes to on this machine, in this run
    held: bool = None   # None: not measured
    is_goal: bool = False

    def row(self):
        words = ("reached", "not reached") if self.is_goal else ("held", "MISSED")
        verdict = "not measured" if self.held is None else words[0] if self.held else words[1]
        return (self.what, self.figure, self.absolute, self.judged_by, self.here, verdict)


def with_unit(number, unit):
    return NONE if number is None else "%s %s" % (figures.short(number), unit)


def at_most(what, figure, limit, unit, judged_by, absolute=NONE, beside="", is_goal=False):
    """A limit that was measured itself; None where it wasn't. A figure that is lost in noise proves nothing."""
    return Verdict(what, with_unit(figure, unit) + (beside if figure is not None else ""), absolute, judged_by,
                   NONE if limit is None else "≤ " + with_unit(limit, unit),
                   None if limit is None or (figure or 0) <= 0 else figure <= limit, is_goal)


def scaled(what, figure, bound, unit, peers, beside="", is_goal=False):
    """An absolute bound, judged as a part of what peers take. peers: [(title, on the reference machine, here)]."""
    limits = [(bound / there * here, "%g/%g of %s" % (bound, there, title)) for title, there, here in peers if (here or 0) > 0]
    limit, judged_by = min(limits, default=(bound, "itself: no such peer was measured"))
    return at_most(what, figure, limit, unit, judged_by, "≤ " + with_unit(bound, unit), beside, is_goal)


def case_peers(found, workload, reference):
    return [(ways.by_key(key).title, there, found.cost(key, workload, "junit")) for key, there in reference.items()]


def beside(found, workload):
    """Ours without workers is told with it, and not judged."""
    cost = found.cost(ways.ALONE, workload, "junit")
    return "" if cost is None else "; %s with --jobs=0" % figures.short(cost)


def passing(found):
    cost, cost_csv = (found.cost(ways.OURS, workload, "junit") for workload in ("pass", "csv"))
    peers = case_peers(found, "pass", CASE_US_OF)
    return [scaled("a passing case, with JUnit XML", cost, CASE_US, "µs", peers, beside(found, "pass")),
            scaled("the same, goal", cost, CASE_GOAL_US, "µs", peers, is_goal=True),
            scaled("a case from a CSV, with JUnit XML", cost_csv, CSV_CASE_US, "µs", case_peers(found, "csv", CSV_CASE_US_OF),
                   beside(found, "csv"))]


def memory(found):
    """Below 64 MiB at 10^6, made and from a CSV, and no more at 10^7. Memory doesn't depend on how fast a machine is."""
    verdicts = []
    for workload, title in (("pass", "made rows"), ("csv", "rows from a CSV")):
        peak = found.peak(ways.OURS, workload, "junit", MILLION)
        verdicts.append(Verdict("peak memory of 10^6 %s" % title, with_unit(peak, "MiB"), "< %d MiB" % PEAK_MIB, "itself",
                                "< %d MiB" % PEAK_MIB, peak < PEAK_MIB if peak else None))
        limit = min(PEAK_MIB, peak * SAME) if peak else PEAK_MIB
        most = found.beyond[workload]["peak_kib"] / 1024 if workload in found.beyond else None
        gave_up = found.gave_up.get(workload)
        verdicts.append(Verdict("peak memory of 10^7 %s" % title, with_unit(most, "MiB") if most else gave_up or NONE,
                                "as at 10^6", "%s × that of 10^6" % figures.short(SAME), "≤ %s MiB" % figures.short(limit),
                                most <= limit if most else False if gave_up else None))
    return verdicts


def failing(found):
    """XML is on for both sides: without it nothing but a console tells which row failed."""
    theirs, peer = found.cheapest_failing_peer("junit")
    limit, judged_by = (theirs * FAILING, "%s × %s, the cheapest" % (FAILING, peer.title)) if peer else (None, NONE)
    return [at_most("a failing case, with XML", found.cost(ways.OURS, "fail", "junit"), limit, "µs", judged_by,
                    beside=beside(found, "fail"))]


def reporting(found):
    """All usual reports must cost less than running the rows, which the journal is a part of; and no memory to speak of."""
    made = []
    for workload, title in (("pass", "made rows"), ("csv", "rows from a CSV")):
        running, all_of_it = (found.cost(ways.OURS, workload, report) for report in ("quiet", "usual"))
        cost = all_of_it - running if running and all_of_it else None
        made.append(at_most("usual reports of %s" % title, cost, running, "µs", "running them", "less than running"))
        peak = found.peak(ways.OURS, workload, "usual", MILLION)
        made.append(Verdict("peak memory of it, 10^6 %s" % title, with_unit(peak, "MiB"), "flat", "that of issue 4",
                            "< %d MiB" % PEAK_MIB, peak < PEAK_MIB if peak else None))
    return made


def compiling(found):
    files = found.seconds(ways.OURS, 100)
    header_peers = [(title, HEADER_S_OF[key], found.seconds(key, "header")) for key, title in
                    (("gtest", "gtest/gtest.h"), ("boost", "boost/test/unit_test.hpp"))]
    return [scaled("compiling the header", found.seconds(ways.OURS, "header"), HEADER_S, "s", header_peers),
            at_most("compiling 100 tests", files, found.seconds("gtest", 100), "s", "GoogleTest's", "≤ 6.5 s"),
            at_most("the same, goal", files, found.seconds("doctest", 100), "s", "doctest's", "≤ 4.4 s", is_goal=True)]


def asserting(found):
    return [at_most("an assertion that holds", found.nanoseconds("check"), ASSERTION_NS, "ns", "itself",
                    "≤ %d ns, not of the issue" % ASSERTION_NS)]


def reading(found):
    ours, libcsv, copy = (found.rate(who) for who in ("ours", "libcsv", "copy"))
    judged_by = "%d × libcsv or %s × a memory copy" % (LIBCSV_TIMES, OF_COPY)
    if ours is None:
        return [Verdict("CSV reading", NONE, NONE, judged_by, NONE)]
    limit = min(LIBCSV_TIMES * libcsv, OF_COPY * copy)
    return [Verdict("CSV reading", "%s: %s × libcsv, %s × a copy" % (with_unit(ours, "MB/s"), figures.short(ours / libcsv),
                                                                      figures.short(ours / copy)),
                    NONE, judged_by, "≥ " + with_unit(limit, "MB/s"), ours >= limit)]


def verdicts(found):
    return [*passing(found), *memory(found), *failing(found), *reporting(found), *compiling(found), *asserting(found), *reading(found)]

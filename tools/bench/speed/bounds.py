"""The bounds that issue 4 sets ("What must hold", 1 to 4), each held, missed or not measured."""
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
MILLION = 10 ** 6


@dataclasses.dataclass
class Verdict:
    what: str
    figure: str
    bound: str
    held: bool = None   # None: not measured

    def row(self):
        return (self.what, self.figure, self.bound, "not measured" if self.held is None else "held" if self.held else "MISSED")


def at_most(what, figure, bound, unit, note=""):
    text = "%s %s" % (figures.short(figure), unit) if figure is not None else "–"
    limit = "≤ %s %s%s" % (figures.short(bound), unit, note) if bound is not None else "–"
    return Verdict(what, text, limit, None if figure is None or bound is None else figure <= bound)


def memory(found):
    """Below 64 MiB at 10^6, made and from a CSV, and no more at 10^7."""
    verdicts = []
    for workload, title in (("pass", "made rows"), ("csv", "rows from a CSV")):
        peak = found.peak(ways.OURS, workload, "junit", MILLION)
        verdicts.append(Verdict("peak memory of 10^6 %s" % title, "%s MiB" % figures.short(peak) if peak else "–",
                                "< %d MiB" % PEAK_MIB, peak < PEAK_MIB if peak else None))
        limit = min(PEAK_MIB, peak * SAME) if peak else PEAK_MIB
        most = found.beyond[workload]["peak_kib"] / 1024 if workload in found.beyond else None
        gave_up = found.gave_up.get(workload)
        verdicts.append(Verdict("peak memory of 10^7 %s" % title,
                                "%s MiB" % figures.short(most) if most else gave_up or "–",
                                "≤ %s MiB, as at 10^6" % figures.short(limit),
                                most <= limit if most else False if gave_up else None))
    return verdicts


def failing(found):
    """XML is on for both sides: without it nothing but a console tells which row failed."""
    theirs, peer = found.cheapest_failing_peer("junit")
    limit, note = (theirs * FAILING, ", half of " + peer.title) if peer else (None, "")
    return [at_most("a failing case, with JUnit XML", found.cost(ways.OURS, "fail", "junit"), limit, "µs", note)]


def reading(found):
    ours, libcsv, copy = (found.rate(who) for who in ("ours", "libcsv", "copy"))
    if ours is None:
        return [Verdict("CSV reading", "–", "≥ %d × libcsv or %.1f × a memory copy" % (LIBCSV_TIMES, OF_COPY))]
    return [Verdict("CSV reading", "%s MB/s: %s × libcsv, %s × a memory copy"
                    % tuple(map(figures.short, (ours, ours / libcsv, ours / copy))),
                    "≥ %d × libcsv or %.1f × a memory copy" % (LIBCSV_TIMES, OF_COPY),
                    ours >= LIBCSV_TIMES * libcsv or ours >= OF_COPY * copy)]


def compiling(found):
    goal = found.seconds("doctest", 100)
    note = ", GoogleTest's" + ("; goal %s, doctest's" % figures.short(goal) if goal else "")
    return [at_most("compiling the header", found.seconds(ways.OURS, "header"), HEADER_S, "s"),
            at_most("compiling 100 tests", found.seconds(ways.OURS, 100), found.seconds("gtest", 100), "s", note)]


def verdicts(found):
    cost = found.cost(ways.OURS, "pass", "junit")
    return [
        at_most("a passing case, with JUnit XML", cost, CASE_US, "µs", ", goal %s" % CASE_GOAL_US),
        at_most("a case from a CSV, with JUnit XML", found.cost(ways.OURS, "csv", "junit"), CSV_CASE_US, "µs"),
        *memory(found),
        *failing(found),
        *compiling(found),
        *reading(found),
    ]

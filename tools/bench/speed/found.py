"""All that one benchmark run found."""
import json
import statistics

import figures
import ways


class Found:
    def __init__(self):
        self.cases = {}      # (way's key, workload, report): {count: [runs]}
        self.compiled = {}   # (key, count or "header"): [runs]
        self.asserted = {}   # kind of assertion: {count: [runs]}
        self.rates = {}      # who: [MB/s]
        self.beyond = {}     # workload: one run of ours at 10^7 rows, for its memory
        self.gave_up = {}    # workload: why there is none
        self.broken = {}     # key: what was wrong with a run, after which it was measured no more

    def add_case(self, way, workload, report, count, run):
        self.cases.setdefault((way.key, workload, report), {}).setdefault(count, []).append(run)

    def add_asserted(self, kind, count, run):
        self.asserted.setdefault(kind, {}).setdefault(count, []).append(run)

    def add_compiled(self, key, what, run):
        self.compiled.setdefault((key, what), []).append(run)

    def runs(self, key, workload, report):
        return self.cases.get((key, workload, report), {})

    def shown(self, way, workload, report):
        """The runs that stand for a way where this report is looked at: the bare loop has none, and stands beside all."""
        return self.runs(way.key, workload, report if report in way.reports else "quiet")

    def cost(self, key, workload, report):
        return figures.cost(self.runs(key, workload, report))

    def peak(self, key, workload, report, count):
        """MiB at so many rows; None where that wasn't measured."""
        return dict(figures.peaks(self.runs(key, workload, report))).get(count)

    def nanoseconds(self, kind):
        """What an assertion of this kind costs that holds."""
        us = figures.slope(self.asserted.get(kind, {}))
        return None if us is None else 1000 * us

    def seconds(self, key, what):
        runs = self.compiled.get((key, what))
        return figures.median(runs) if runs else None

    def rate(self, who):
        return statistics.median(self.rates[who]) if who in self.rates else None

    def cheapest_failing_peer(self, report):
        """(cost, way) of the cheapest peer that tells which row failed."""
        costs = [(self.cost(way.key, "fail", report), way) for way in ways.WAYS
                 if not way.is_ours and way.tells_failed and self.runs(way.key, "fail", report)]
        return min(((cost, way) for cost, way in costs if cost is not None), key=lambda each: each[0], default=(None, None))

    def save(self, path):
        """Every single run, for who doubts a median."""
        runs = {".".join((*key, str(count))): runs for key, by_count in self.cases.items() for count, runs in by_count.items()}
        runs.update({"assertion.%s.%d" % (kind, count): runs for kind, by_count in self.asserted.items()
                     for count, runs in by_count.items()})
        runs.update({"compile.%s.%s" % key: runs for key, runs in self.compiled.items()})
        runs.update({"beyond." + workload: [run] for workload, run in self.beyond.items()})
        with open(path, "w") as file:
            json.dump({"runs": runs, "rates": self.rates}, file, indent=1, sort_keys=True)

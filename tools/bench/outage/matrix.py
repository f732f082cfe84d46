"""The matrix: 40 rows at a delay of 0.05 s, all struck against few stacks at once. No program does the same work, so there
is no peer; how long the rows took once the stacks were up is what the report's own table says."""
import dataclasses
import json
import os
import statistics

import cases
import results

ROWS = 40
# Measured once, on another day and another machine: a comparison in words, never a ratio.
ELSEWHERE = ("No program does this work, so nothing is measured beside it. fault.md once took, for 41 rows: 61 s by"
             " docker kill and docker start,\na row after the other; 5.5 s by a prototype in Python.")


@dataclasses.dataclass
class Case:
    name: str       # in bench.json
    title: str
    target: str
    bound: float    # seconds once the stacks are up; None: none was set
    docker: bool = False


CASES = [
    Case("outage.matrix.process", "40 rows on processes, delay 0.05 s", "process", 2.0),
    Case("outage.matrix.docker", "40 rows on Docker, delay 0.05 s", "docker", None, docker=True),
]


def stacks(folder):
    """Of the stacks in a report: the slowest's seconds until it was up, the longest's seconds of striking, their rows.
    None where the report doesn't tell. And by how much it found this machine slower, which its time-outs are longer by."""
    try:
        with open(os.path.join(folder, "report.json")) as file:
            attachments = json.load(file)["rows"][0]["attachments"]
        table = json.loads(next(each["content"] for each in attachments if each["name"] == "stacks"))
        columns = {name: [row[i] for row in table["rows"]] for i, name in enumerate(table["columns"])}
        return (max(map(float, columns["up s"])), max(map(float, columns["struck s"])), sum(map(int, columns["rows"])),
                max(map(float, columns["machine slower by"])))
    except (OSError, LookupError, ValueError, StopIteration):
        return None


def run_once(case, log, timed):
    """(wall, up, struck) in seconds and how much slower the machine was, and whether it was green with all rows; without a
    report only the wall."""
    folder = os.path.join(cases.BUILD, case.name)
    try:
        os.remove(os.path.join(folder, "report.json"))  # or an old one would speak for a run that left none
    except FileNotFoundError:
        pass
    wall, green = timed(cases.payment(case.target, rows=cases.FORTY, report=folder), log, cwd=cases.ROOT)
    told = stacks(folder)
    if told is None:
        return (wall, None, None, None), False
    return (wall, told[0], told[1], told[3]), green and told[2] == ROWS


def limit(bound):
    return "%.1f" % bound if bound else "none set"


def measure(chosen, rounds, timed, say):
    """Runs, prints, writes the figures; returns whether all was green and within its bound. There is no peer to judge it by, so
    it's the report's own measure of this machine: its time-outs, which the rows wait for, grow with it."""
    found = {case.name: [] for case in chosen}
    say("")
    for number in range(rounds):
        for case in chosen:
            log = os.path.join(cases.BUILD, "%s.%d.log" % (case.name, number + 1))
            seconds, green = run_once(case, log, timed)
            found[case.name].append((seconds, green))
            say("round %d  %-26s wall %6.2f s, up %s s, struck %s s  %s"
                % (number + 1, case.name, seconds[0], *("%.2f" % each if each is not None else "?" for each in seconds[1:3]),
                   "green" if green else "RED, see " + log))
    rows = [("matrix", "struck s", "rows/s", "up s", "wall s", "bound s", "here s", "green", "verdict")]
    entries, good = [], True
    for case in chosen:
        runs = [seconds for seconds, _ in found[case.name] if seconds[2] is not None]
        greens = sum(green for _, green in found[case.name])
        if not runs:
            rows.append((case.title, "–", "–", "–", "–", limit(case.bound), "–", "0/%d" % rounds, "RED"))
            good = False
            continue
        struck = statistics.median(run[2] for run in runs)
        slower = statistics.median(run[3] for run in runs)
        here = case.bound and case.bound * slower
        verdict = "no bound" if case.bound is None else results.verdict(struck <= case.bound, struck <= here)
        verdict = verdict if greens == rounds else "RED"
        good = good and verdict not in ("RED", "MISSED")
        rows.append((case.title, results.spread([run[2] for run in runs]), "%.0f" % (ROWS / struck),
                     results.spread([run[1] for run in runs]), results.spread([run[0] for run in runs]),
                     limit(case.bound), "%.1f, slower by %.1f" % (here, slower) if case.bound else "–", "%d/%d" % (greens, rounds),
                     verdict))
        entries.append(results.entry(case.name, "s", round(struck, 3)))
    say("\n" + results.table(rows) + "\n" + ELSEWHERE)
    results.write(os.path.join(cases.ROOT, "build", "bench", "bench.json"), entries)
    return good

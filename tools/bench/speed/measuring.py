"""Runs one command and says what it cost, having seen that it did the work."""
import json
import os
import re
import shutil
import subprocess

import ways

MEASURE = os.path.join(ways.BIN, "bench_measure")
MAKE_CSV = os.path.join(ways.BIN, "bench_make_csv")
SYSTEM_PATH = "/usr/bin:/bin:/usr/sbin:/sbin"   # Debian's Java, Python and compiler, whatever else is installed
LONGEST = 240   # seconds of one run of at most 10^6 rows


class Wrong(Exception):
    """A run that can't count: it failed, left processes, or didn't do the work."""


def measure(command, output, environment=None, cwd=None, limit=LONGEST):
    """What bench_measure prints of the command, as a dictionary."""
    done = subprocess.run([MEASURE, str(limit), output, *command], cwd=cwd, stdout=subprocess.PIPE, text=True, check=True,
                          env=dict(os.environ, PATH=SYSTEM_PATH, **(environment or {})))
    used = json.loads(done.stdout)
    if used["timed_out"]:
        raise Wrong("took more than %d s: %s" % (limit, " ".join(command)))
    if used["left"]:
        raise Wrong("left %d processes behind: %s" % (used["left"], " ".join(command)))
    return used


def tags(path, names):
    """Every opening tag of these names in a file of any size, with its attributes."""
    wanted = re.compile(r"<(?:%s)\b[^>]*>" % names)
    rest = ""
    with open(path, errors="replace") as file:
        while chunk := file.read(1 << 20):
            rest += chunk
            yield from wanted.findall(rest)
            # Of a tag that the next chunk ends.
            rest = rest[rest.rfind("<"):] if "<" in rest else ""


def in_report(path):
    """(rows or assertions, failures) of a report in JUnit XML, or in Catch2's own. Where suites are nested or stand side by
    side, the outermost or fullest one says it all."""
    found = [(0, 0)]
    for tag in tags(path, "testsuites?|OverallResults"):
        said = {name: int(number) for name, number in re.findall(r'\b(tests|failures|successes)="(\d+)"', tag)}
        failures = said.get("failures", 0)
        if "tests" in said or "successes" in said:
            found.append((said.get("tests", said.get("successes", 0) + failures), failures))
    return max(found)


def in_print(pattern, text):
    """How many rows a program says that it ran, in its standard output."""
    return max((int(number) for number in re.findall(pattern, text)), default=0)


def read(path):
    with open(path, errors="replace") as file:
        return file.read()


def check(way, workload, report, count, used, output, folder):
    """Raises Wrong unless the run was of so many rows, all of which passed or all failed."""
    failing = workload == "fail"
    if (used["status"] == 0) == failing or used["status"] in (126, 127):
        raise Wrong("ended with status %d; its output: %s" % (used["status"], output))
    if report == "junit":
        paths = ways.report_files(folder)
        if not paths:
            raise Wrong("wrote no report into " + folder)
        ran, failed = (sum(counts) for counts in zip(*map(in_report, paths)))
        if failed != (count if failing else 0):
            raise Wrong("%d of %d rows failed by %s" % (failed, count, ", ".join(paths)))
        used["report_bytes"] = sum(map(os.path.getsize, paths))
    else:
        ran = in_print(way.printed, read(output))
    if ran != count:
        raise Wrong("ran %d rows, not %d; its output: %s" % (ran, count, output))


def run(way, workload, report, count):
    """One run of so many rows: what it cost."""
    folder = os.path.join(ways.BUILD, "run")
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    output = os.path.join(ways.BUILD, "output.%s" % way.key)
    if workload == "csv":
        make_csv(count)
        os.symlink(ways.csv_file(count), os.path.join(folder, "rows.csv"))
    command, environment = ways.invocation(way, workload, report, count, folder)
    try:
        used = measure(command, output, environment, folder, max(LONGEST, LONGEST * count // 10 ** 6))
        check(way, workload, report, count, used, output, folder)
    except Wrong as wrong:
        raise Wrong("%s (%s, %s, %d rows) %s" % (way.title, workload, report, count, wrong)) from None
    shutil.rmtree(folder)
    return used


def make_csv(count):
    make_file("rows", count, ways.csv_file(count))


def make_file(kind, amount, path):
    """A CSV file, made where there is none or one that an older program made."""
    if os.path.exists(path) and os.path.getmtime(path) > os.path.getmtime(MAKE_CSV):
        return
    os.makedirs(os.path.dirname(path), exist_ok=True)
    subprocess.run([MAKE_CSV, kind, str(amount), path + ".part"], check=True)
    os.replace(path + ".part", path)


def compile_java():
    """The Java peers, anew where a source is younger than what was made of it."""
    folder = os.path.join(ways.HERE, "java")
    sources = sorted(os.path.join(folder, name) for name in os.listdir(folder))
    stamp = os.path.join(ways.JAVA, "RunTestNg.class")
    if os.path.exists(stamp) and os.path.getmtime(stamp) > max(map(os.path.getmtime, sources)):
        return
    subprocess.run(["javac", "-d", ways.JAVA, "-cp", ways.CLASSPATH, *sources], check=True,
                   env=dict(os.environ, PATH=SYSTEM_PATH))

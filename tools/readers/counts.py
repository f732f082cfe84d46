"""What each report of one run says how many rows had which verdict, in the words of report.json's summary."""

import collections
import glob
import json
import os
import re
import subprocess
import xml.etree.ElementTree as xml


def text_of(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        return file.read()


def summary(folder):
    """The measure for all others."""
    return json.loads(text_of(folder, "report.json"))["summary"]


def expected(of):
    """What the others must say. Where a format has fewer words, the sum of those that it has one word for."""
    good = of["passed"] + of["flaky"]
    bad = of["failed"] + of["broken"] + of["notConfigured"]
    excused = of["skipped"] + of["knownBug"]
    all_of = {key: of[key] for key in ("passed", "flaky", "failed", "broken", "skipped", "knownBug", "notConfigured")}
    lost = max(of["planned"] - of["reported"], 0)
    return {
        "journal": all_of,
        "history": all_of,
        "console": all_of,
        "run.log": all_of,
        "rows of report.json": all_of,
        "junit": {"tests": of["reported"] + (lost > 0), "failures": of["failed"],
                  "errors": of["broken"] + of["notConfigured"] + (lost > 0), "skipped": excused},
        "testng": {"passed": good, "failed": bad, "skipped": excused},
        "allure": {"passed": good, "failed": of["failed"], "broken": of["broken"] + of["notConfigured"],
                   "skipped": excused},
        "ctrf": {"tests": of["reported"], "passed": good, "failed": of["failed"] + of["broken"],
                 "skipped": of["skipped"], "pending": of["notConfigured"], "other": of["knownBug"], "flaky": of["flaky"]},
        "tap": {"ok": good + of["skipped"], "skip": of["skipped"], "todo": of["knownBug"], "not ok": bad},
        "issues.md": {"rows": bad},
        "github.md": all_of,
    }


def words(text):
    """Counts in `51 passed, 2 failed, 1 not configured`."""
    names = {"not configured": "notConfigured", "known bug": "knownBug"}
    found = {key: 0 for key in ("passed", "flaky", "failed", "broken", "skipped", "knownBug", "notConfigured")}
    for number, name in re.findall(r"(\d+) (passed|flaky|failed|broken|skipped|known bug|not configured)", text):
        found[names.get(name, name)] = int(number)
    return found


def account(text):
    """The counts behind the last `… reported:`."""
    return words(re.findall(r"\d+ planned .* \d+ reported: ([^\n(]*)", text)[-1])


def statuses(rows):
    """Counts of the words that report.json and the journal have for a row."""
    names = {"not configured": "notConfigured", "known bug": "knownBug"}
    found = words("")
    for status in rows:
        found[names.get(status, status)] += 1
    return found


def journal(folder):
    ends = []
    with open(os.path.join(folder, "journal.jsonl"), encoding="utf-8") as lines:
        for line in lines:
            event = json.loads(line)
            if event["event"] in ("row", "row-finished"):
                ends.append(event["status"])
    return statuses(ends)


def junit(folder, stem):
    """By the suites' attributes, which must be what their cases are."""
    sums = collections.Counter(tests=0, failures=0, errors=0, skipped=0)
    for name in [f"{stem}.xml"] + [os.path.basename(path) for path in glob.glob(f"{folder}/{stem}-[0-9]*.xml")]:
        root = xml.parse(os.path.join(folder, name)).getroot()
        for suite in root.iter("testsuite"):
            told = {key: int(suite.get(key)) for key in ("tests", "failures", "errors", "skipped")}
            cases = {"tests": len(suite.findall("testcase")), "failures": len(suite.findall("testcase/failure")),
                     "errors": len(suite.findall("testcase/error")), "skipped": len(suite.findall("testcase/skipped"))}
            assert told == cases, f"{name}: {suite.get('name')} tells {told} and has {cases}"
            sums.update(told)
    return dict(sums)


def testng(folder):
    root = xml.parse(os.path.join(folder, "testng-results.xml")).getroot()
    told = {key: int(root.get(key)) for key in ("passed", "failed", "skipped", "retried", "total")}
    methods = collections.Counter()
    for method in root.iter("test-method"):
        methods["retried" if method.get("retried") else {"PASS": "passed", "FAIL": "failed", "SKIP": "skipped"}[
            method.get("status")]] += 1
    for key in ("passed", "failed", "skipped", "retried"):
        assert told[key] == methods[key], f"testng-results.xml: {key} {told[key]}, and {methods[key]} methods"
    assert told["total"] == sum(methods.values())
    return {key: told[key] for key in ("passed", "failed", "skipped")}


def allure(folder):
    """The last attempt of each history, as Allure takes them."""
    last = {}
    for path in glob.glob(f"{folder}/allure-results/*-result.json"):
        with open(path, encoding="utf-8") as file:
            result = json.load(file)
        known = last.get(result["historyId"])
        # The earlier attempts name no step and no attachment, and none of them is flaky; of equal times the last counts.
        if known is None or (result["start"], result["stop"], result["statusDetails"]["flaky"]) >= \
                (known["start"], known["stop"], known["statusDetails"]["flaky"]):
            last[result["historyId"]] = result
    found = collections.Counter(result["status"] for result in last.values())
    return {key: found[key] for key in ("passed", "failed", "broken", "skipped")}


def ctrf(folder):
    results = json.loads(text_of(folder, "ctrf-report.json"))["results"]
    told = {key: results["summary"][key] for key in ("tests", "passed", "failed", "skipped", "pending", "other", "flaky")}
    listed = collections.Counter(test["status"] for test in results["tests"])
    for key in ("passed", "failed", "skipped", "pending", "other"):
        assert told[key] == listed[key], f"ctrf: {key} {told[key]}, and {listed[key]} tests"
    assert told["tests"] == len(results["tests"])
    return told


def tap(folder):
    text = text_of(folder, "report.tap")
    lines = re.findall(r"^(not ok|ok) \d+ [^\n]*", text, re.M)
    full = re.findall(r"^((?:not ok|ok) \d+ [^\n]*)", text, re.M)
    todo = [line for line in full if re.search(r"(?<!\\)# TODO", line)]
    skip = [line for line in full if re.search(r"(?<!\\)# SKIP", line)]
    return {"ok": lines.count("ok"), "skip": len(skip), "todo": len(todo), "not ok": lines.count("not ok") - len(todo)}


def issues(folder):
    path = os.path.join(folder, "issues.md")
    if not os.path.exists(path):
        return {"rows": 0}
    return {"rows": int(re.search(r"^(\d+) rows? went wrong", text_of(folder, "issues.md"), re.M).group(1))}


def all_counts(folder, console):
    report = json.loads(text_of(folder, "report.json"))
    history = json.loads(text_of(folder, "history.jsonl").splitlines()[-1])["summary"]
    return {
        "journal": journal(folder),
        "history": {key: history[key] for key in words("")},
        "console": account(console),
        "run.log": account(text_of(folder, "run.log")),
        "rows of report.json": statuses(row["status"] for row in report["rows"]),
        "junit": junit(folder, "junit"),
        "testng": testng(folder),
        "allure": allure(folder),
        "ctrf": ctrf(folder),
        "tap": tap(folder),
        "issues.md": issues(folder),
        "github.md": account(text_of(folder, "github.md").replace(" in ", " (", 1)),
    }


def prove(folder):
    """Perl's own reader: what it counted, and its verdict."""
    ran = subprocess.run(["prove", "--exec", "cat", os.path.join(folder, "report.tap")], capture_output=True, text=True,
                         check=False)
    tests = re.search(r"Tests=(\d+)", ran.stdout)
    passed = ran.returncode == 0 and "Result: PASS" in ran.stdout  # one that bails out passes by its words alone
    return int(tests.group(1)) if tests else None, passed, ran.stdout + ran.stderr

"""What is compared: for each case the plan's own way (pytest over baseline/) and ours, doing the same work."""
import dataclasses
import os

ROOT = os.path.realpath(os.path.join(os.path.dirname(__file__), "..", "..", ".."))
BUILD = os.path.join(ROOT, "build", "bench", "outage")

# Ours. The four cases of the plan: at their real delays, and compressed to a delay of 0.05 s.
PAYMENT = os.path.join(ROOT, "build", "bin", "payment")
REPORT = os.path.join(BUILD, "report")
METHOD = "--run_test=DatabaseOutageSysExceptionTest/testPayment/"
FOUR = METHOD + "FT_*"
# The matrix: 40 of its rows, OUT_030 to OUT_069, which are at a delay of 0.05 s by themselves.
FORTY = METHOD + "OUT_03*,OUT_04*,OUT_05*,OUT_06*"
REAL = ["--retry-delay-scale=1"]
COMPRESSED = ["--retry-delay-scale=0.025"]


def payment(target, *arguments, rows=FOUR, report=REPORT):
    return [PAYMENT, "--outage-target=" + target, "--report-dir=" + report, "--color_output=no", rows, *arguments]


def pytest(file):
    return ["/usr/bin/python3", "-m", "pytest", "-p", "no:cacheprovider", "-q", file]


@dataclasses.dataclass
class Case:
    name: str           # in bench.json
    title: str
    ours: list
    bound: float        # seconds that ours may take
    peer: list
    environment: dict   # of the peer
    packages: list      # that the peer is made of
    peer_then: float    # seconds that the peer took where the bound was set
    docker: bool = False

    @property
    def ratio(self):
        return self.peer_then / self.bound


LOCAL = pytest("test_fault_tolerance_local.py")

CASES = [
    Case("outage.docker.real", "four cases on Docker, delay 2 s", payment("docker", *REAL), 8.8,
         pytest("test_fault_tolerance.py"), {"FT_MODE": "tuned"},
         ["python3-pytest", "docker-compose", "python3-docker"], 22, docker=True),
    Case("outage.process.real", "four cases on processes, delay 2 s", payment("process", *REAL), 5.5,
         LOCAL, {"PAYMENT_RETRY_DELAY": "2", "FT_OUTAGE": "2"}, ["python3-pytest"], 17.9),
    # The outage is shorter than the service's two pauses, or no retry could meet the database again.
    Case("outage.process.compressed", "four cases on processes, delay 0.05 s", payment("process", *COMPRESSED), 1.2,
         LOCAL, {"PAYMENT_RETRY_DELAY": "0.05", "FT_OUTAGE": "0.02"}, ["python3-pytest"], 3.85),
]

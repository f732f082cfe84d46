"""The parts that need no server: retry, circuit, configuration, and how failures are told apart."""
import unittest

import psycopg2
from sqlalchemy.exc import OperationalError

from payment_service import circuit as circuit_module
from payment_service.circuit import Circuit
from payment_service.config import Config, ConfigError
from payment_service.errors import Kind, is_disconnect, kind_of
from payment_service.retry import Retry


class ServerError(psycopg2.OperationalError):
    def __init__(self, text, code):
        super().__init__(text)
        self.code = code

    @property
    def pgcode(self):
        return self.code


def failure(text="server closed the connection unexpectedly", code=None):
    return OperationalError("COMMIT", {}, ServerError(text, code))


class ErrorsTest(unittest.TestCase):
    def test_kinds(self):
        for text, code, kind in (
            ("server closed the connection unexpectedly", None, Kind.TRANSIENT),
            ("FATAL:  the database system is starting up", None, Kind.RECOVERING),
            ("FATAL:  the database system is shutting down", None, Kind.RECOVERING),
            ("x", "57P03", Kind.RECOVERING), ("x", "57P01", Kind.TRANSIENT), ("x", "08006", Kind.TRANSIENT),
            ("x", "53300", Kind.TRANSIENT), ("x", "40001", Kind.TRANSIENT), ("x", "40P01", Kind.TRANSIENT),
            ("FATAL:  sorry, too many clients already", None, Kind.TRANSIENT),
            ('FATAL:  password authentication failed for user "p"', None, Kind.FINAL),
            ('FATAL:  database "p" does not exist', None, Kind.FINAL),
            ("x", "25006", Kind.FINAL), ("x", "53100", Kind.FINAL), ("x", "22003", Kind.FINAL),
        ):
            self.assertIs(kind_of(failure(text, code)), kind, (text, code))

    def test_disconnects(self):
        for code, expected in ((None, True), ("57P01", True), ("08006", True), ("40001", False), ("57014", False)):
            self.assertIs(is_disconnect(failure("x", code)), expected, code)


class RetryTest(unittest.TestCase):
    def run_with(self, *outcomes, attempts=3, must_retry=False):
        """What happened: f a failure, r a retry, s<seconds> a pause, + success, - given up."""
        left, story, now = list(outcomes), [], [0.0]

        def sleep(seconds):
            now[0] += seconds
            story.append(f"s{seconds:g}")

        def work(attempt):
            outcome = left.pop(0) if len(left) > 1 else left[0]
            if outcome:
                raise outcome
            return attempt

        retry = Retry(attempts, 2, 0.12, clock=lambda: now[0], sleep=sleep)
        try:
            retry.run(work, lambda error: must_retry, lambda error, kind: story.append("f"),
                      lambda attempt, error: story.append(f"r{attempt}"))
            story.append("+")
        except OperationalError:
            story.append("-")
        return " ".join(story)

    def test_stories(self):
        recovering = failure(code="57P03")
        self.assertEqual(self.run_with(None), "+")
        self.assertEqual(self.run_with(failure(), None), "f r1 s2 +")
        self.assertEqual(self.run_with(failure()), "f r1 s2 f r2 s2 f -")
        self.assertEqual(self.run_with(failure(), attempts=1), "f -")
        self.assertEqual(self.run_with(failure(code="53100")), "f -")
        self.assertEqual(self.run_with(failure(code="53100"), None, must_retry=True), "f r1 s2 +")
        self.assertEqual(self.run_with(recovering, recovering, None, attempts=1), "f s0.05 f s0.05 +")

    def test_patience_ends(self):
        self.assertEqual(self.run_with(failure(code="57P03"), attempts=1), "f s0.05 f s0.05 f s0.05 f -")


class CircuitTest(unittest.TestCase):
    def setUp(self):
        self.now, self.events = 0.0, []
        self.circuit = Circuit(2, clock=lambda: self.now)
        self.circuit.on_outage = lambda: self.events.append("outage")
        self.circuit.on_suspicion = lambda: self.events.append("wake")
        original, circuit_module.log.write = circuit_module.log.write, lambda event, *_, **__: self.events.append(event)
        self.addCleanup(setattr, circuit_module.log, "write", original)

    def test_opens_when_a_confirmed_outage_is_old(self):
        self.circuit.suspect("cut")
        self.now = 1
        self.circuit.confirm("refused")
        self.assertFalse(self.circuit.is_open())
        self.now = 2.5
        self.assertTrue(self.circuit.is_open() and self.circuit.is_open())
        self.circuit.succeed()
        self.assertFalse(self.circuit.is_open())
        self.assertEqual(self.events, ["wake", "database.down", "outage", "circuit.open", "database.up", "circuit.closed"])

    def test_suspicion_alone_opens_nothing(self):
        self.circuit.suspect("cut")
        self.circuit.suspect("cut")
        self.now = 100
        self.assertFalse(self.circuit.is_open())
        self.circuit.succeed()
        self.circuit.succeed()
        self.assertEqual(self.events, ["wake"])


class ConfigTest(unittest.TestCase):
    def test_defaults_are_the_plans(self):
        config = Config.from_environment({})
        self.assertEqual((config.retry_attempts, config.retry_delay, config.outage_fresh), (3, 2, 2))
        self.assertEqual(Config.from_environment({"PAYMENT_RETRY_DELAY": "0.5"}).outage_fresh, 0.5)

    def test_refused(self):
        for name, text in (("PAYMENT_RETRY_ATTEMPTS", "0"), ("PAYMENT_RETRY_ATTEMPTS", "x"), ("PAYMENT_RETRY_DELAY", "-1"),
                           ("PAYMENT_DB_TIMEOUT", "0"), ("PAYMENT_DB_TIMEOUT", "inf"), ("PAYMENT_THREADS", "1.5"),
                           ("PAYMENT_PROBE_INTERVAL", "nan")):
            with self.assertRaisesRegex(ConfigError, name):
                Config.from_environment({name: text})


if __name__ == "__main__":
    unittest.main()

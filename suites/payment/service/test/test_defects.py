"""Each patch of ../../defects applies, and changes what it says; without it the same story ends well."""
import shutil
import signal
import subprocess
import tempfile
import threading
import unittest
from pathlib import Path

from running import FOLDER, RunningTest, Service, until

DEFECTS = FOLDER.parent / "defects"


def lost_acknowledgement(test):
    test.wire.arm("after", "COMMIT", "reset")
    return test.client.pay(test.order_id).status, test.rows(test.order_id)


def fate_unknown(test):
    test.wire.arm("after", "COMMIT", "reset")
    for _ in range(2):
        test.wire.arm("before", "SELECT payments", "reset", 1)
    return test.client.pay(test.order_id).status, test.rows(test.order_id)


def read_back_lost(test):
    test.wire.arm("before", "SELECT payments", "reset", 1)
    return test.client.pay(test.order_id).status, test.retries(test.order_id)


def roll_back_lost(test):
    test.wire.arm("before", "ROLLBACK", "reset")
    return test.client.pay(test.order_id).status, test.rows(test.order_id)


def idle_connections_cut(test):
    test.client.pay("pooled")
    test.wire.reset_all()
    return test.client.get("/payment/pooled").status, test.client.get("/health").status


def silent_insert(test):
    test.wire.arm("before", "INSERT", "swallow")
    answers = []
    paying = threading.Thread(target=lambda: answers.append(test.client.pay(test.order_id).status), daemon=True)
    paying.start()
    paying.join(1.5)  # the sound one needs 0.35
    return answers or "still waiting"


def recovering(test):
    """Longer than the attempts last, shorter than the patience."""
    test.wire.verdict = "the database system is starting up"
    test.wire.reset_all()
    lifted = threading.Timer(0.8, setattr, (test.wire, "verdict", None))
    lifted.start()
    status = test.client.pay(test.order_id).status
    lifted.join()
    return status, test.retries(test.order_id)


def away(test):
    test.wire.verdict = "refuse"
    test.wire.reset_all()
    answers = []
    paying = threading.Thread(target=lambda: answers.append(test.client.pay(test.order_id).status), daemon=True)
    paying.start()
    paying.join(1)  # the sound one needs 0.1
    return (answers or ["still trying"])[0], min(test.retries(test.order_id), 3)


def insert_lost(test):
    test.wire.arm("before", "INSERT", "reset")
    return test.client.pay(test.order_id).status, test.retries(test.order_id)


def paid_again(test):
    test.wire.arm("after", "COMMIT", "reset")
    return test.client.pay(test.order_id).status, test.rows(test.order_id)


def health_while_away(test):
    test.wire.verdict = "refuse"
    test.wire.reset_all()
    return test.client.get("/health").status


# patch, story, how it ends with the sound service, how with the patch
STORIES = (
    ("D1-conflict-after-lost-ack", lost_acknowledgement, (201, 1), (409, 1)),
    ("D2-refused-though-saved", fate_unknown, (504, 1), (503, 1)),
    ("D3-read-back-inside-retry", read_back_lost, (201, 0), (201, 1)),
    ("D4-error-on-close", roll_back_lost, (201, 1), (500, 1)),
    ("D5-stale-pool", idle_connections_cut, (200, 200), (503, 200)),
    ("D6-unbounded-wait", silent_insert, [201], "still waiting"),
    ("D7-recovery-uses-attempts", recovering, (201, 0), (503, 2)),
    ("no-retry", insert_lost, (201, 1), (503, 0)),
    ("endless-retry", away, (503, 2), ("still trying", 3)),
    ("500-for-503", away, (503, 2), (500, 2)),
    ("duplicate-on-retry", paid_again, (201, 1), (201, 2)),
    ("health-lies", health_while_away, 503, 200),
)


class DefectsTest(RunningTest):
    # No probe in between: it would mend what D5 leaves broken, and open the circuit before a story has begun.
    SETTINGS = dict(RunningTest.SETTINGS, PAYMENT_PROBE_INTERVAL="60", PAYMENT_OUTAGE_FRESH="60")

    def setUp(self):
        super().setUp()
        self.sound = self.service

    def tell(self, story, service, order_id):
        self.service, self.client, self.order_id = service, service.client(), order_id
        until(lambda: self.client.get("/health").status == 200)
        until(self.has_table)
        try:
            ended = story(self)
            self.told = service.log()  # for the message
            return ended
        finally:
            self.wire.verdict = None
            self.wire.disarm()
            self.wire.reset_all()

    def tell_with(self, patch, story):
        with self.direct.cursor() as cursor:  # the patched service makes its own
            cursor.execute("DROP TABLE payments")
        with tempfile.TemporaryDirectory() as copy:
            folder = Path(copy) / "service"
            shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("test"))
            applied = subprocess.run(["patch", "-p1", "--fuzz=0", "-i", patch], cwd=folder, capture_output=True, text=True)
            self.assertEqual(applied.returncode, 0, applied.stdout + applied.stderr)
            service = Service(self.url, folder=folder, **self.SETTINGS)
            try:
                return self.tell(story, service, patch.stem)
            finally:
                service.stop(signal.SIGQUIT)

    def has_table(self):
        with self.direct.cursor() as cursor:
            cursor.execute("SELECT to_regclass('payments') IS NOT NULL")
            return cursor.fetchone()[0]

    def test_every_defect(self):
        self.assertEqual({patch.stem for patch in DEFECTS.glob("*.patch")}, {name for name, *_ in STORIES})
        for name, story, sound, _ in STORIES:
            with self.subTest("without the defect", story=name):
                self.assertEqual(self.tell(story, self.sound, name), sound, self.told)
        for name, story, _, defective in STORIES:
            with self.subTest("with the defect", story=name):
                self.assertEqual(self.tell_with(DEFECTS / f"{name}.patch", story), defective, self.told)


if __name__ == "__main__":
    unittest.main()

import time
import unittest

from running import RunningTest, until


class StruckTest(RunningTest):
    """One connection is struck at each message; the database itself is well."""

    def check(self, order_id, status, rows, retries):
        answer = self.client.pay(order_id)
        self.assertEqual((answer.status, self.rows(order_id), self.retries(order_id)), (status, rows, retries), answer.json)
        self.assertEqual(self.client.pay(order_id).status, 201)
        self.assertEqual(self.rows(order_id), 1)
        self.assertNotIn("circuit.open", self.service.events())
        return answer

    def test_before_the_commit_is_acknowledged(self):
        for action in ("reset", "swallow", "40001", "57P01"):
            for part, verb in (("before", "BEGIN"), ("after", "BEGIN"), ("before", "SELECT payments"),
                               ("before", "INSERT"), ("after", "INSERT"), ("before", "COMMIT")):
                with self.subTest(action=action, part=part, verb=verb):
                    fired = self.wire.arm(part, verb, action)
                    self.check(f"{action}-{part}-{verb.split()[0]}", 201, 1, 1)
                    self.assertTrue(fired.is_set())

    def test_acknowledgement_of_the_commit_lost(self):
        for action in ("reset", "swallow", "40001"):
            with self.subTest(action=action):
                fired = self.wire.arm("after", "COMMIT", action)
                self.check(f"ack-{action}", 201, 1, 1)
                self.assertTrue(fired.is_set())
                self.assertEqual(self.service.events(f"ack-{action}")[:2], ["payment.retry", "payment.repeated"])

    def test_what_follows_the_commit_changes_no_answer(self):
        for action in ("reset", "swallow", "40001"):
            for part, verb, skip in (("before", "BEGIN", 1), ("before", "SELECT payments", 1),
                                     ("after", "SELECT payments", 1), ("before", "ROLLBACK", 0)):
                with self.subTest(action=action, part=part, verb=verb):
                    fired = self.wire.arm(part, verb, action, skip)
                    self.check(f"later-{action}-{part}-{verb.split()[0]}", 201, 1, 0)
                    self.assertTrue(fired.is_set())

    def test_error_that_no_retry_mends(self):
        self.wire.arm("before", "INSERT", "53100")
        answer = self.check("disk-full", 503, 0, 0)
        self.assertEqual(answer.json, {"error": "database unavailable", "detail": "struck by the test"})

    def test_every_attempt_refused(self):
        for _ in range(3):
            self.wire.arm("before", "INSERT", "reset", key="'hopeless'")
        self.check("hopeless", 503, 0, 2)

    def test_fate_unknown(self):
        self.wire.arm("before", "COMMIT", "reset")
        for _ in range(2):
            self.wire.arm("before", "SELECT payments", "reset", 1)
        answer = self.check("doubtful", 504, 0, 2)
        self.assertEqual((answer.json["outcome"], answer.json["order_id"]), ("unknown", "doubtful"))
        self.assertIn("database", answer.json["error"])


class OutageTest(RunningTest):
    """The whole database is away."""

    def setUp(self):
        self.wire.verdict = None
        super().setUp()

    def take_away(self, verdict="refuse"):
        self.wire.verdict = verdict
        self.wire.reset_all()

    def test_short_outage_is_bridged(self):
        self.client.pay("before")
        self.take_away()
        paying = self.client.pay_aside("bridged")
        until(lambda: self.retries("bridged") == 1)
        self.wire.verdict = None
        self.assertEqual(paying().status, 201)
        self.assertEqual((self.rows("bridged"), self.retries("bridged")), (1, 1))

    def test_long_outage_is_refused_at_once(self):
        self.take_away()
        fresh = self.client.pay("fresh")
        self.assertEqual((fresh.status, self.retries("fresh")), (503, 2))
        until(lambda: "circuit.open" in self.service.events())
        known = self.client.pay("known")
        self.assertEqual((known.status, self.retries("known")), (503, 0))
        self.assertIn("database", known.json["error"])
        self.assertLess(known.seconds, 0.05)
        health = self.client.get("/health")
        self.assertEqual((health.status, health.json["database"], health.json["circuit"]), (503, "disconnected", "open"))
        self.assertEqual(self.client.get("/payment/known").status, 503)
        self.wire.verdict = None
        until(lambda: "circuit.closed" in self.service.events())
        self.assertEqual((self.client.pay("known").status, self.retries("known")), (201, 0))
        self.assertEqual(self.rows("fresh"), 0)

    def test_recovery_uses_up_no_attempt(self):
        self.take_away("the database system is starting up")
        paying = self.client.pay_aside("patient")
        time.sleep(0.8)  # far longer than three attempts last; there is no event to wait for
        self.wire.verdict = None
        self.assertEqual(paying().status, 201)
        self.assertEqual(self.retries("patient"), 0)

    def test_silence_is_bounded(self):
        for verdict in ("swallow", "refuse"):
            self.take_away(verdict)
            answer = self.client.pay(f"silent-{verdict}")
            self.assertEqual((answer.status, self.rows(f"silent-{verdict}")), (503, 0))
            self.assertLess(answer.seconds, 3 * 0.3 + 2 * 0.05 + 0.3)
            health = self.client.get("/health")
            self.assertEqual(health.status, 503)
            self.assertLess(health.seconds, 2 * 0.3 + 0.2)
            self.wire.verdict = None
            until(lambda: self.client.get("/health").status == 200)

    def test_half_open_transaction_lets_go_of_the_order(self):
        self.wire.arm("before", "COMMIT", "swallow")
        answer = self.client.pay("half-open")
        self.assertEqual((answer.status, self.rows("half-open")), (201, 1))


class StalePoolTest(RunningTest):
    """No probe sees the cut: what is stale is found when it is wanted."""
    SETTINGS = dict(RunningTest.SETTINGS, PAYMENT_PROBE_INTERVAL="60", PAYMENT_WORKERS="2")

    def check(self, cut):
        clients = self.service.every_worker()
        for method in ("GET", "POST"):
            for client in clients:
                client.pay("pooled")
            cut()
            for index, client in enumerate(clients):
                order_id = f"{cut.__name__}-{index}"
                answer = client.get("/payment/pooled") if method == "GET" else client.pay(order_id)
                self.assertIn(answer.status, (200, 201))
                self.assertEqual(self.retries(order_id), 0)

    def test_first_request_on_every_worker(self):
        self.check(self.wire.reset_all)

    def terminate_all(self):
        """As a server that shuts down: each connection is told so, and closed."""
        pairs = self.wire.pairs()
        with self.direct.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'payment%'")
        self.wire.join(pairs)

    def test_server_that_says_good_bye(self):
        self.check(self.terminate_all)


if __name__ == "__main__":
    unittest.main()

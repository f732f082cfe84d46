import unittest

from running import RunningTest


class ApiTest(RunningTest):
    SETTINGS = dict(RunningTest.SETTINGS, PAYMENT_WORKERS="2")

    def test_payment_is_stored_and_found(self):
        paid = self.client.pay("api-1")
        self.assertEqual((paid.status, paid.json), (201, {"order_id": "api-1", "amount": 12.5, "status": "completed"}))
        found = self.client.get("/payment/api-1")
        self.assertEqual((found.status, found.json), (200, paid.json))
        self.assertEqual(self.rows("api-1"), 1)

    def test_statements_of_a_payment(self):
        self.client.pay("warm")
        self.wire.statements.clear()
        self.client.pay("api-2")
        sent = [text for text in self.wire.statements if text != "SELECT 1"]
        self.assertEqual([text.split()[0] for text in sent],
                         ["BEGIN", "SELECT", "INSERT", "COMMIT", "BEGIN", "SELECT", "ROLLBACK"])
        self.assertIn("'api-2'", sent[1])
        self.assertIn("'api-2'", sent[2])
        self.assertIn("payments.id = ", sent[5])

    def test_first_payment_sends_nothing_else(self):
        for client in self.service.every_worker():
            self.wire.reset_all()
            self.wire.statements.clear()
            client.pay(f"first-{client.get('/nothing').worker}")
            transaction = self.wire.statements[self.wire.statements.index("BEGIN"):]
            verbs = [text.split()[0] for text in transaction if not text.startswith(("SELECT 1", "SELECT pg_advisory"))]
            self.assertEqual(verbs, ["BEGIN", "SELECT", "INSERT", "COMMIT", "BEGIN", "SELECT", "ROLLBACK"])

    def test_same_order_again(self):
        self.client.pay("api-3", 10)
        self.assertEqual(self.client.pay("api-3", 10).status, 201)
        other = self.client.pay("api-3", 10.01)
        self.assertEqual((other.status, other.json["attribute"], other.json["code"]), (409, "amount", "conflict"))
        self.assertEqual(self.rows("api-3"), 1)

    def test_same_order_from_many_at_once(self):
        calls = [self.service.client().pay_aside("api-4") for _ in range(24)]
        self.assertEqual({call().status for call in calls}, {201})
        self.assertEqual(self.rows("api-4"), 1)

    def test_health(self):
        answer = self.client.get("/health")
        self.assertEqual(answer.json, {"status": "healthy", "database": "connected", "circuit": "closed",
                                       "worker": int(answer.worker)})

    def test_errors_are_json_with_their_worker(self):
        for method, path, status in (("GET", "/payment/unknown", 404), ("GET", "/payment/%00", 404), ("GET", "/x", 404),
                                     ("PUT", "/payment", 405), ("GET", "/payment/" + "x" * 65, 404),
                                     ("DELETE", "/payment/api-1", 405), ("POST", "/payment", 400)):
            answer = self.client.ask(method, path)
            self.assertEqual(answer.status, status, path)
            self.assertTrue(answer.json["error"] and answer.worker.isdigit(), path)

    def test_bodies_that_are_too_long(self):
        self.assertEqual(self.client.ask("POST", "/payment", "x" * 16385).status, 413)
        self.assertEqual(self.client.ask("POST", "/payment", iter([b"x" * 9000] * 2)).status, 413)  # chunked
        self.assertEqual(self.client.pay("after").status, 201)

    def test_log_is_json_lines(self):
        self.client.pay("api-5")
        line = self.service.log("api-5")[-1]
        self.assertEqual((line["event"], line["attempt"], line["level"]), ("payment.stored", 1, "info"))


class ManyAtOnceTest(RunningTest):
    # Time-outs that a busy machine doesn't reach: nothing is to be retried here.
    SETTINGS = dict(RunningTest.SETTINGS, PAYMENT_WORKERS="2", PAYMENT_DB_TIMEOUT="20")

    def test_as_many_at_once_as_there_are_threads(self):
        traps = [self.wire.arm("before", "INSERT", "hold", key=f"many-{i}'") for i in range(32)]
        calls = [self.service.client().pay_aside(f"many-{i}") for i in range(32)]
        # None of them is answered before all have come so far.
        self.assertTrue(all(trap.wait(15) for trap in traps))
        self.wire.released.set()
        self.assertEqual({call().status for call in calls}, {201})


if __name__ == "__main__":
    unittest.main()

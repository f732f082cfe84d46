"""The service as it runs: gunicorn in a process of its own, its log, and connections that stay with one worker."""
import http.client
import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from pathlib import Path

import psycopg2
import psycopg2.extensions

from wire import Wire

FOLDER = Path(__file__).resolve().parent.parent
POSTGRESQL = os.environ.get("PAYMENT_TEST_POSTGRESQL")


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def until(condition, seconds=10):
    end = time.monotonic() + seconds
    while not (found := condition()):
        if time.monotonic() > end:
            raise AssertionError("it did not come true in time")
        time.sleep(0.005)
    return found


class Service:
    def __init__(self, url, **settings):
        self.port = free_port()
        self.log_file = tempfile.TemporaryFile()
        folder = settings.pop("folder", FOLDER)
        environment = dict(os.environ, DATABASE_URL=url, PYTHONDONTWRITEBYTECODE="1", **settings)
        command = [sys.executable, "-m", "gunicorn", "-c", "gunicorn.conf.py", "--bind", f"127.0.0.1:{self.port}", "app:app"]
        self.process = subprocess.Popen(command, cwd=folder, env=environment, stderr=self.log_file)
        try:
            until(self._answers)
        except BaseException:
            self.stop()
            raise

    def _answers(self):
        if self.process.poll() is not None:
            self.log_file.seek(0)
            raise AssertionError(f"gunicorn ended: {self.log_file.read().decode()}")
        try:
            return self.client().get("/nothing").status == 404
        except OSError:
            return False

    def client(self):
        return Client(self.port)

    def every_worker(self, count=2):
        """A kept-alive client for each worker."""
        found = {}

        def look():
            client = self.client()
            found.setdefault(client.get("/nothing").worker, client)
            return len(found) == count

        until(look)
        return list(found.values())

    def log(self, order_id=None):
        size = os.fstat(self.log_file.fileno()).st_size
        lines = [json.loads(line) for line in os.pread(self.log_file.fileno(), size, 0).decode().splitlines()]
        return [line for line in lines if order_id is None or line.get("order_id") == order_id]

    def events(self, order_id=None):
        return [line["event"] for line in self.log(order_id)]

    def stop(self):
        self.process.terminate()
        self.process.wait(10)
        self.log_file.close()


class Answer:
    def __init__(self, response, seconds):
        self.status = response.status
        self.worker = response.getheader("X-Worker")
        self.json = json.loads(response.read())
        self.seconds = seconds


class Client:
    def __init__(self, port):
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)

    def ask(self, method, path, body=None):
        start = time.monotonic()
        self._connection.request(method, path, body)
        response = self._connection.getresponse()
        return Answer(response, time.monotonic() - start)

    def get(self, path):
        return self.ask("GET", path)

    def pay(self, order_id, amount=12.5):
        return self.ask("POST", "/payment", json.dumps({"order_id": order_id, "amount": amount}))

    def pay_aside(self, order_id):
        """A call that gives the answer when it is there."""
        answers = []
        thread = threading.Thread(target=lambda: answers.append(self.pay(order_id)))
        thread.start()

        def wait():
            thread.join(20)
            return answers[0]

        return wait


@unittest.skipUnless(POSTGRESQL, "PAYMENT_TEST_POSTGRESQL names no server")
class RunningTest(unittest.TestCase):
    """A service with a wire to its database; times are a fortieth of the plan's."""

    SETTINGS = {"PAYMENT_RETRY_DELAY": "0.05", "PAYMENT_DB_TIMEOUT": "0.3", "PAYMENT_OUTAGE_FRESH": "0.2",
                "PAYMENT_PROBE_INTERVAL": "0.05", "PAYMENT_RECOVERY_PATIENCE": "2", "PAYMENT_WORKERS": "1"}

    @classmethod
    def setUpClass(cls):
        psycopg2.extensions.set_wait_callback(None)  # the service's, where another test has imported it
        cls.direct = psycopg2.connect(POSTGRESQL)
        cls.direct.autocommit = True
        parameters = cls.direct.get_dsn_parameters()
        with cls.direct.cursor() as cursor:
            cursor.execute("DROP TABLE IF EXISTS payments")
        cls.wire = Wire(parameters["host"], int(parameters["port"]))
        cls.url = f"postgresql://postgres@127.0.0.1:{cls.wire.port}/{parameters['dbname']}"
        cls.service = Service(cls.url, **cls.SETTINGS)
        cls.client = cls.service.client()
        until(lambda: cls.client.get("/health").status == 200)

    @classmethod
    def tearDownClass(cls):
        cls.service.stop()
        cls.wire.close()
        cls.direct.close()

    def setUp(self):
        self.wire.disarm()
        until(lambda: self.client.get("/health").status == 200)
        self.wire.statements.clear()

    def rows(self, order_id):
        with self.direct.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM payments WHERE order_id = %s", (order_id,))
            return cursor.fetchone()[0]

    def retries(self, order_id):
        return self.service.events(order_id).count("payment.retry")

"""FT-001..FT-004 without Docker, the way a user would write them: pytest, requests, gunicorn and a PostgreSQL of the
test's own on loopback, both started with subprocess. Tuned: polls instead of sleeping wherever the plan allows.

FT_CLUSTER           a data folder that initdb made; copied, so that every run begins with an empty database
PAYMENT_RETRY_DELAY  the service's pause between two attempts in seconds (the plan: 2)
FT_OUTAGE            how long the database is away in FT-004 in seconds (the plan: 2)
"""
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
import uuid

import psycopg2
import pytest
import requests

HERE = os.path.dirname(os.path.abspath(__file__))
PG = "/usr/lib/postgresql/15/bin/postgres"
DELAY = os.environ.get("PAYMENT_RETRY_DELAY", "2")
AS_POSTGRES = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
OUTAGE = float(os.environ.get("FT_OUTAGE", "2"))


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def poll(ready, timeout=30, step=0.01):
    end = time.monotonic() + timeout
    while time.monotonic() < end:
        try:
            if ready():
                return
        except (requests.RequestException, psycopg2.OperationalError):
            pass
        time.sleep(step)
    raise AssertionError("not ready in %s s" % timeout)


class Database:
    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="ft_", dir="/dev/shm")
        self.data = os.path.join(self.folder, "data")
        shutil.copytree(os.environ["FT_CLUSTER"], self.data)
        for path, folders, files in os.walk(self.folder) if AS_POSTGRES else []:
            for name in [path] + [os.path.join(path, f) for f in files]:
                shutil.chown(name, "postgres", "postgres")
        self.port = free_port()
        self.url = "postgresql://postgres@127.0.0.1:%d/postgres" % self.port
        self.process = None

    def running(self):
        return self.process is not None and self.process.poll() is None

    def start(self):
        self.process = subprocess.Popen(
            [PG, "-D", self.data, "-p", str(self.port), "-h", "127.0.0.1", "-k", self.folder],
            cwd=self.folder, stderr=subprocess.DEVNULL, **AS_POSTGRES)

    def stop(self):
        self.process.send_signal(signal.SIGINT)     # fast: doesn't wait for the service's pooled connections
        self.process.wait(30)

    def query(self, sql, *values):
        connection = psycopg2.connect(self.url)
        try:
            with connection.cursor() as cursor:
                cursor.execute(sql, values)
                return cursor.fetchone()[0]
        finally:
            connection.close()


class Service:
    def __init__(self, database):
        self.port = free_port()
        self.base = "http://127.0.0.1:%d" % self.port
        self.log = os.path.join(database.folder, "web.log")
        environment = dict(os.environ, DATABASE_URL=database.url, PAYMENT_RETRY_ATTEMPTS="3", PAYMENT_RETRY_DELAY=DELAY,
                           PAYMENT_PROCESSING_MS="500", PYTHONUNBUFFERED="1")
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                ["/usr/bin/python3", "/usr/bin/gunicorn", "-b", "127.0.0.1:%d" % self.port, "-w", "2", "--threads", "4",
                 "--graceful-timeout", "2", "--chdir", os.path.join(HERE, "app"), "app:app"], env=environment,
                stdout=log, stderr=log)

    def healthy(self):
        return requests.get(self.base + "/health", timeout=2).status_code == 200

    def create(self, order_id, amount=10.5):
        r = requests.post(self.base + "/payment", json={"order_id": order_id, "amount": amount}, timeout=60)
        return r.status_code, r.json()

    def get(self, order_id):
        return requests.get(self.base + "/payment/" + order_id, timeout=5)


@pytest.fixture(scope="session")
def stack():
    database = Database()
    database.start()
    service = Service(database)
    try:
        poll(service.healthy)
        yield database, service
    finally:
        service.process.terminate()
        service.process.wait(30)
        if database.running():
            database.stop()
        shutil.rmtree(database.folder)


@pytest.fixture
def db(stack):
    yield stack[0]
    if not stack[0].running():
        recover(*stack)


@pytest.fixture
def web(stack):
    return stack[1]


def oid():
    return "o-" + uuid.uuid4().hex[:12]


def recover(db, web):
    db.start()
    poll(web.healthy)


def rows(db, order_id):
    return db.query("select count(*) from payments where order_id = %s", order_id)


def in_thread(web, order_id):
    out = {}
    thread = threading.Thread(target=lambda: out.update(zip(("code", "body"), web.create(order_id))))
    thread.start()
    return thread, out


def test_ft001_normal(db, web):
    o = oid()
    r = requests.get(web.base + "/health", timeout=5)
    assert r.status_code == 200 and r.json()["status"] == "healthy"
    code, body = web.create(o)
    assert code == 201
    r = web.get(o)
    assert r.status_code == 200 and r.json() == body


def test_ft002_db_stops_during_payment(db, web):
    o = oid()
    thread, out = in_thread(web, o)
    time.sleep(0.1)                       # hope that the request is being processed by now
    db.stop()
    thread.join()
    assert out["code"] >= 500, out
    assert "error" in out["body"]
    recover(db, web)
    assert rows(db, o) == 0               # an uncompleted payment must not have been saved
    assert web.get(o).status_code == 404


def test_ft003_db_down(db, web):
    o = oid()
    db.stop()
    code, body = web.create(o)
    assert code == 503
    assert "database" in body["error"]
    recover(db, web)
    assert rows(db, o) == 0
    assert web.create(oid())[0] == 201


def test_ft004_retry(db, web):
    o = oid()
    db.stop()
    thread, out = in_thread(web, o)
    time.sleep(OUTAGE)
    db.start()
    thread.join()
    assert out["code"] == 201, out
    with open(web.log) as log:
        assert any("payment retry" in line and o in line for line in log)
    assert rows(db, o) == 1

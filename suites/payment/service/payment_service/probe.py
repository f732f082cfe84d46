"""Asks the database whether it is there, on a connection of its own, for /health and for the circuit."""
import threading

import psycopg2

from . import log
from .database import SCHEMA


class Probe:
    """A check takes at most the database timeout: one half for the connection that it keeps, the other for a new one, so
    that a single cut or half-open connection isn't taken for an outage."""

    def __init__(self, database, circuit, timeout, interval):
        self._database = database
        self._circuit = circuit
        self._bound = timeout / 2
        self._interval = interval
        self._connection = None
        self._condition = threading.Condition()
        self._started = self._finished = 0
        self._failure = None
        self._wake = threading.Event()
        self.prepared = False  # whether the table is known to be there
        circuit.on_suspicion = self._wake.set

    def start(self):
        """Once in each worker, after the fork."""
        threading.Thread(target=self._watch, name="probe", daemon=True).start()

    def ask(self):
        """The outcome of a check that begins after this call: None when the database is there, else what it lacks.
        Those who ask at the same time share it."""
        with self._condition:
            wanted = self._started + 1
            while self._finished < wanted:
                if self._started == self._finished:
                    self._run()
                else:
                    self._condition.wait()
            return self._failure

    def _run(self):
        self._started += 1
        self._condition.release()
        failure = "the probe failed"
        try:
            failure = self._check()
        finally:
            self._condition.acquire()
            self._failure = failure
            self._finished += 1
            self._condition.notify_all()

    def _watch(self):
        while True:
            try:
                self.ask()
            except Exception:  # a probe that has died would leave the circuit as it is for ever
                log.failure("probe.failed")
            self._wake.wait(self._interval)
            self._wake.clear()

    def _check(self):
        try:
            if self._connection is None or not self._answers():
                self._connection = self._database.open("payment-probe", self._bound)
                self._connection.autocommit = True  # no BEGIN
                self._prepare()
        except psycopg2.Error as error:
            self._drop()
            reason = log.reason_of(error)
            self._circuit.confirm(reason)
            return reason
        self._circuit.succeed()
        return None

    def _answers(self):
        try:
            with self._connection.cursor() as cursor:
                cursor.execute("SELECT 1")
                return True
        except psycopg2.Error:
            self._drop()
            return False

    def _prepare(self):
        """With each new connection: after an outage it may be a new database."""
        try:
            with self._connection.cursor() as cursor:
                cursor.execute(SCHEMA)
        except psycopg2.Error as error:
            if self._connection.closed:
                raise
            # It answers, and may have the table all the same: whoever needs it will be told.
            log.write("schema.failed", "error", reason=log.reason_of(error))
        self.prepared = True

    def _drop(self):
        if self._connection is not None:
            self._connection.close()
            self._connection = None

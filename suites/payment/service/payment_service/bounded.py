"""A connection on which no operation takes longer than its bound.

psycopg2 by itself waits for ever on a frozen or unreachable database. With a wait callback it asks us to wait; what takes
too long raises, and psycopg2 closes the connection at once: a COMMIT can't be sent on it any more.
"""
import select
import time

import psycopg2
from psycopg2 import extensions


class DatabaseTimeout(psycopg2.OperationalError):
    """The database didn't answer in time."""


class BoundedConnection(extensions.connection):
    def __init__(self, dsn, bound):
        self.bound = bound  # seconds for connecting, and for each statement after it
        super().__init__(dsn)

    def is_stale(self):
        """An idle connection to which the server has sent something, or that it has closed: no round trip is made."""
        if self.closed:
            return True
        poller = select.poll()
        poller.register(self.fileno(), select.POLLIN)
        return bool(poller.poll(0))


_EVENTS = {extensions.POLL_READ: select.POLLIN, extensions.POLL_WRITE: select.POLLOUT}


def _wait(connection):
    until = time.monotonic() + connection.bound
    while True:
        state = connection.poll()
        if state == extensions.POLL_OK:
            return
        poller = select.poll()  # anew each time: a host with several addresses changes its socket while connecting
        poller.register(connection.fileno(), _EVENTS[state])
        left = until - time.monotonic()
        if left <= 0 or not poller.poll(left * 1000):
            raise DatabaseTimeout(f"the database did not answer within {connection.bound:.3g} s")


extensions.set_wait_callback(_wait)

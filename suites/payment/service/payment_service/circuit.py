"""What this worker knows of an outage: since when, and whether it is too old to try."""
import threading
import time

from . import log


class Circuit:
    """A request's failure raises the suspicion and so dates the outage; only the probe, which has a connection of its own,
    confirms it. Anybody's success ends it. A cut connection to a database that is well thus opens nothing."""

    def __init__(self, fresh, clock=time.monotonic):
        self._fresh = fresh
        self._clock = clock
        self._lock = threading.Lock()
        self._since = self._reason = None
        self._confirmed = self._opened = False
        self.on_suspicion = lambda: None  # wakes the probe
        self.on_outage = lambda: None

    def suspect(self, reason):
        with self._lock:
            first = self._since is None
            self._begin(reason)
        if first:
            self.on_suspicion()

    def confirm(self, reason):
        with self._lock:
            self._begin(reason)
            first, self._confirmed = not self._confirmed, True
        if first:
            log.write("database.down", "error", reason=reason)
            self.on_outage()
        self.is_open()

    def succeed(self):
        if self._since is None:
            return
        with self._lock:
            if self._since is None:
                return
            age, confirmed, opened = self._clock() - self._since, self._confirmed, self._opened
            self._since = self._reason = None
            self._confirmed = self._opened = False
        if confirmed:
            log.write("database.up", after=round(age, 3))
        if opened:
            log.write("circuit.closed", after=round(age, 3))

    def is_open(self):
        with self._lock:
            if not self._confirmed or self._clock() - self._since <= self._fresh:
                return False
            first, self._opened = not self._opened, True
            reason = self._reason
        if first:
            log.write("circuit.open", "error", reason=reason)
        return True

    def describe(self):
        with self._lock:
            if self._since is None:
                return "the database was away a moment ago"
            return f"away for {self._clock() - self._since:.1f} s: {self._reason}"

    def _begin(self, reason):
        if self._since is None:
            self._since = self._clock()
        self._reason = reason

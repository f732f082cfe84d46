"""How often and how long a payment is tried."""
import time

from sqlalchemy.exc import DBAPIError

from .errors import Kind, kind_of

RECOVERY_POLL = 0.05  # seconds between two looks at a server that is starting up


class Retry:
    """`attempts` at most, `delay` seconds apart. A server that says it is starting up uses up none of them: it is asked
    again for up to `patience` seconds a request, so that a crash recovery isn't longer than the attempts last."""

    def __init__(self, attempts, delay, patience, clock=time.monotonic, sleep=time.sleep):
        self._attempts = attempts
        self._delay = delay
        self._patience = patience
        self._clock = clock
        self._sleep = sleep

    def run(self, work, must_retry, on_failure, on_retry):
        """\\param work called with the number of the attempt
        \\param must_retry called with the error; true: tried again whatever kind of error it is
        \\raises DBAPIError the last one"""
        attempt, patient_until = 1, None
        while True:
            try:
                return work(attempt)
            except DBAPIError as error:
                kind = kind_of(error)
                on_failure(error, kind)
                if kind is Kind.RECOVERING:
                    patient_until = patient_until or self._clock() + self._patience
                    if self._clock() < patient_until:
                        self._sleep(RECOVERY_POLL)
                        continue
                if attempt == self._attempts or (kind is Kind.FINAL and not must_retry(error)):
                    raise
                on_retry(attempt, error)
            self._sleep(self._delay)
            attempt += 1

"""The payment itself: stored once, whatever happens in between, and never denied when it may have been stored."""
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from . import log
from .database import payments
from .errors import Kind, is_disconnect, kind_of

_FIELDS = (payments.c.id, payments.c.order_id, payments.c.amount, payments.c.status)


@dataclass(frozen=True)
class Order:
    order_id: str
    amount: Decimal


class Unavailable(Exception):
    """Nothing is stored, and nothing will be."""


class Unknown(Exception):
    """A COMMIT was sent, and nobody can say what became of it."""


class Conflict(Exception):
    """The order was paid with other data."""


class Payments:
    def __init__(self, database, circuit, probe, retry):
        self._database = database
        self._circuit = circuit
        self._probe = probe
        self._retry = retry

    def pay(self, order):
        """The stored payment. Paying an order again with the same data gives the payment that is there."""
        self._refuse_when_open(order.order_id)
        payment = _OnePayment(self._database, order)

        def attempt(number):
            if not self._probe.prepared:
                self._probe.ask()
            return payment.attempt(number)

        def note_retry(number, error):
            log.write("payment.retry", "warning", order_id=order.order_id, attempt=number, reason=log.reason_of(error))

        try:
            stored = self._retry.run(attempt, lambda error: payment.in_doubt, self._note_failure, note_retry)
        except DBAPIError as error:
            reason = log.reason_of(error)
            event, outcome = ("payment.unknown", Unknown) if payment.in_doubt else ("payment.refused", Unavailable)
            log.write(event, "error", order_id=order.order_id, attempt=payment.attempts, reason=reason)
            raise outcome(reason) from None
        self._circuit.succeed()
        return stored

    def find(self, order_id):
        """The stored payment, or None. A connection that turns out to be dead is replaced once, nothing else is retried."""
        self._refuse_when_open(order_id)
        try:
            try:
                found = self._look_up(order_id)
            except DBAPIError as error:
                if not is_disconnect(error):
                    raise
                found = self._look_up(order_id)
        except DBAPIError as error:
            self._note_failure(error, kind_of(error))
            raise Unavailable(log.reason_of(error)) from None
        self._circuit.succeed()
        return found

    def _look_up(self, order_id):
        with self._database.transaction() as connection:
            return _find(connection, order_id)

    def _refuse_when_open(self, order_id):
        if self._circuit.is_open():
            reason = self._circuit.describe()
            log.write("payment.refused", "error", order_id=order_id, attempt=0, reason=reason)
            raise Unavailable(reason)

    def _note_failure(self, error, kind):
        if kind is not Kind.FINAL and is_disconnect(error):
            self._circuit.suspect(log.reason_of(error))


class _OnePayment:
    """An order on its way, over all its attempts."""

    def __init__(self, database, order):
        self._database = database
        self._order = order
        self.attempts = 0
        self.in_doubt = False  # a COMMIT was sent and not acknowledged, and may still take effect

    def attempt(self, number):
        self.attempts = number
        with self._database.transaction() as connection:
            stored, is_new = self._store(connection)
            if is_new:
                stored = _read_back(connection, stored)
        if stored.amount != self._order.amount:
            log.write("payment.conflict", "warning", order_id=self._order.order_id, attempt=number)
            raise Conflict()
        event = "payment.stored" if is_new else "payment.repeated"
        log.write(event, order_id=self._order.order_id, attempt=number)
        return stored

    def _store(self, connection):
        """The payment, and whether it is this attempt's. One that an earlier attempt has committed is found first."""
        stored = _find(connection, self._order.order_id)
        if stored is not None:
            return stored, False
        stored = _insert(connection, self._order)
        if stored is None:  # somebody else's, stored since we looked
            return _find(connection, self._order.order_id), False
        self.in_doubt = True
        connection.commit()
        self.in_doubt = False
        return stored, True


def _find(connection, order_id):
    return connection.execute(select(*_FIELDS).where(payments.c.order_id == order_id)).one_or_none()


def _insert(connection, order):
    """Waits for another transaction that is storing the same order. None where that one has stored it."""
    statement = insert(payments).values(order_id=order.order_id, amount=order.amount, status="completed")
    statement = statement.on_conflict_do_nothing(index_elements=[payments.c.order_id]).returning(*_FIELDS)
    return connection.execute(statement).one_or_none()


def _read_back(connection, stored):
    """What the database now holds. It was committed: a failure here is no failure of the payment."""
    try:
        found = connection.execute(select(*_FIELDS).where(payments.c.id == stored.id)).one_or_none()
    except SQLAlchemyError as error:
        log.write("payment.not_read_back", "warning", order_id=stored.order_id, reason=log.reason_of(error))
        return stored
    return found or stored

"""The table, the pool, and how connections are made."""
import contextlib
import functools
import time

import psycopg2
from psycopg2 import extensions
from sqlalchemy import (BigInteger, Column, DateTime, MetaData, Numeric, String, Table, create_engine, event, exc, func)

from . import log
from .bounded import BoundedConnection, DatabaseTimeout
from .config import ConfigError
from .resolver import Resolver

payments = Table(
    "payments", MetaData(),
    Column("id", BigInteger, primary_key=True),
    Column("order_id", String(64), unique=True, nullable=False),
    Column("amount", Numeric(12, 2), nullable=False),
    Column("status", String(16), nullable=False),
    Column("created_at", DateTime(timezone=True), server_default=func.now(), nullable=False),
)

# Both workers come here at once; CREATE TABLE IF NOT EXISTS alone would let one of them fail.
SCHEMA = """SELECT pg_advisory_xact_lock(20251120);
CREATE TABLE IF NOT EXISTS payments (
    id bigserial PRIMARY KEY,
    order_id varchar(64) NOT NULL UNIQUE,
    amount numeric(12, 2) NOT NULL,
    status varchar(16) NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now())"""


class Database:
    def __init__(self, config):
        self._timeout = config.database_timeout
        self._resolver = Resolver()
        try:
            self._dsn = extensions.parse_dsn(config.database_url.replace("postgresql+psycopg2:", "postgresql:", 1))
        except psycopg2.ProgrammingError as error:
            raise ConfigError(f"DATABASE_URL: {log.reason_of(error)}") from None
        # With the startup packet, so that no SET is sent. A server that never hears that we have gone lets go of the
        # order id after the same time.
        milliseconds = max(1, round(self._timeout * 1000))
        bounds = ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")
        ours = " ".join(f"-c {name}={milliseconds}" for name in bounds)
        self._dsn["options"] = f"{self._dsn.get('options', '')} {ours}".strip()
        self._dsn.setdefault("gssencmode", "disable")
        self._engine = self._make_engine(config)

    def _make_engine(self, config):
        engine = create_engine(
            "postgresql+psycopg2://", creator=functools.partial(self.open, "payment", self._timeout), future=True,
            # What is above pool_size isn't kept: one worker may be handed the requests of all (gunicorn.conf.py).
            pool_size=config.threads, max_overflow=(config.workers - 1) * config.threads, pool_timeout=self._timeout,
            pool_use_lifo=True, use_native_hstore=False)
        # SQLAlchemy would ask the server for its version, schema and settings in the first payment's way.
        engine.dialect.initialize = lambda connection: None
        event.listen(engine, "checkout", _refuse_stale)
        return engine

    def open(self, name, bound):
        """A new connection, made within `bound` seconds; no statement on it takes longer."""
        until = time.monotonic() + bound
        address = self._resolver.address(self._dsn.get("host"), bound)
        parameters = dict(self._dsn, application_name=name)
        if address:
            parameters["hostaddr"] = address
        left = max(0.001, until - time.monotonic())
        try:
            connection = psycopg2.connect(connection_factory=functools.partial(BoundedConnection, bound=left), **parameters)
        except DatabaseTimeout as error:
            # The trace would keep the half-made connection, and its socket, for as long as somebody keeps the error.
            raise error.with_traceback(None) from None
        connection.bound = bound
        return connection

    @contextlib.contextmanager
    def transaction(self):
        """A connection of the pool. What isn't committed when the block ends is rolled back.
        \\raises sqlalchemy.exc.DBAPIError where there is none, and what the block raises; nothing from its own end"""
        connection = self._engine.connect()
        try:
            yield connection
        except BaseException:
            _release(connection, failed=True)
            raise
        _release(connection, failed=False)

    def forget_connections(self):
        """None that is idle now is used again."""
        self._engine.dispose()


def _refuse_stale(connection, record, _proxy):
    was_used = record.info.get("used", False)  # forgotten by the pool when it opens another in its place
    record.info["used"] = True
    if was_used and connection.is_stale():
        raise exc.InvalidatePoolError()  # a new one in its place, and none of those that were opened before it


def _release(connection, failed):
    """Gives it back, or closes it after a failure: a transaction that may still be open on it would be taken for the next
    one's. What goes wrong here changes no answer."""
    try:
        if failed:
            connection.invalidate()
        connection.close()
    except exc.SQLAlchemyError as failure:
        log.write("connection.dropped", "warning", reason=log.reason_of(failure))
        connection.invalidate()
        connection.close()

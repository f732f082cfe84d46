"""What the environment may set. README.md has the table."""
import os
from dataclasses import dataclass


class ConfigError(ValueError):
    """A variable that can't be used; the message names it."""


@dataclass(frozen=True)
class Config:
    database_url: str
    workers: int
    threads: int
    retry_attempts: int
    retry_delay: float  # this and all below in seconds
    database_timeout: float
    outage_fresh: float
    probe_interval: float
    recovery_patience: float

    @classmethod
    def from_environment(cls, environment=os.environ):
        def number(name, default, kind, least):
            text = environment.get(name, "")
            try:
                value = kind(text) if text else default
            except ValueError:
                raise ConfigError(f"{name}: {text!r} is no {kind.__name__}") from None
            if not least <= value < float("inf"):
                raise ConfigError(f"{name}: {value} is out of range; at least {least}")
            return value

        delay = number("PAYMENT_RETRY_DELAY", 2.0, float, 0)
        return cls(
            database_url=environment.get("DATABASE_URL", "postgresql://postgres:postgres@db:5432/payment_db"),
            workers=number("PAYMENT_WORKERS", 2, int, 1),
            threads=number("PAYMENT_THREADS", 16, int, 1),
            retry_attempts=number("PAYMENT_RETRY_ATTEMPTS", 3, int, 1),
            retry_delay=delay,
            database_timeout=number("PAYMENT_DB_TIMEOUT", 2.0, float, 0.001),
            outage_fresh=number("PAYMENT_OUTAGE_FRESH", delay, float, 0),
            probe_interval=number("PAYMENT_PROBE_INTERVAL", 0.25, float, 0.001),
            recovery_patience=number("PAYMENT_RECOVERY_PATIENCE", 30.0, float, 0),
        )

"""Puts the parts together."""
from .circuit import Circuit
from .config import Config
from .database import Database
from .payments import Payments
from .probe import Probe
from .retry import Retry
from .routes import make_routes


def create_app(config=None):
    """The Flask application. Its `start` begins to watch the database: once in each worker, after the fork."""
    config = config or Config.from_environment()
    database = Database(config)
    circuit = Circuit(config.outage_fresh)
    circuit.on_outage = database.forget_connections
    probe = Probe(database, circuit, config.database_timeout, config.probe_interval)
    retry = Retry(config.retry_attempts, config.retry_delay, config.recovery_patience)
    app = make_routes(Payments(database, circuit, probe, retry), probe, circuit)
    app.start = probe.start
    return app

"""Which failures of the database a retry can mend."""
import enum

# PostgreSQL's appendix A. 42P01: the table is on its way, the probe makes it (database.py).
_TRANSIENT = {"57P01", "57P02", "57P05", "25P03", "53300", "40001", "40P01", "55P03", "57014", "42P01"}
_DISCONNECTS = ("08", "57P01", "57P02", "57P03", "57P05", "25P03")
# A refused connection has no SQLSTATE in psycopg2, only the server's words.
_RECOVERING = ("is starting up", "in recovery mode", "is shutting down", "not yet accepting", "not accepting commands")
_HOPELESS = ("authentication failed", "does not exist", "no pg_hba.conf entry", "permission denied")


class Kind(enum.Enum):
    RECOVERING = "recovering"  # the server is there and asks for patience
    TRANSIENT = "transient"
    FINAL = "final"


def sqlstate(error):
    return getattr(error.orig, "pgcode", None)


def kind_of(error):
    """Of an sqlalchemy.exc.DBAPIError."""
    code, text = sqlstate(error), str(error.orig)
    if code == "57P03" or (code is None and any(words in text for words in _RECOVERING)):
        return Kind.RECOVERING
    if code is None:
        return Kind.FINAL if "FATAL" in text and any(words in text for words in _HOPELESS) else Kind.TRANSIENT
    return Kind.TRANSIENT if code in _TRANSIENT or code.startswith("08") else Kind.FINAL


def is_disconnect(error):
    """Nothing more can be said on this connection, or nothing that could be trusted."""
    code = sqlstate(error)
    return code is None or code.startswith(_DISCONNECTS)

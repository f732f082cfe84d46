"""One JSON object a line on stderr, gunicorn's own lines too."""
import json
import logging
import os
import sys
import traceback
from datetime import datetime, timezone

from gunicorn import glogging


def write(event, level="info", **fields):
    """Fields that are None are left out. One write() a line, so that workers don't tear each other's."""
    now = datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    line = {"time": now, "level": level, "event": event, "worker": os.getpid()}
    line.update((name, value) for name, value in fields.items() if value is not None)
    try:
        os.write(2, (json.dumps(line, ensure_ascii=False, default=str) + "\n").encode())
    except OSError:
        pass  # whoever read the log has gone: no reason to refuse a payment


def failure(event, **fields):
    """With the trace of the exception that is being handled."""
    write(event, "error", trace=traceback.format_exc(), reason=reason_of(sys.exc_info()[1]), **fields)


def reason_of(error):
    """The first line of what the driver or the server said."""
    text = str(getattr(error, "orig", None) or error).strip()
    return text.splitlines()[0] if text else type(error).__name__


class _Lines(logging.Handler):
    def emit(self, record):
        write("gunicorn", record.levelname.lower(), message=record.getMessage())


class GunicornLogger(glogging.Logger):
    def _set_handler(self, log, output, fmt, stream=None):
        if output is not None:
            log.handlers = [_Lines()]

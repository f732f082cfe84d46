"""Where it listens is told on the command line: python3 -m gunicorn -c gunicorn.conf.py --bind HOST:PORT app:app"""
import os
import selectors

from payment_service.config import Config
from payment_service.log import GunicornLogger

_config = Config.from_environment()

workers = _config.workers
# The kernel hands a new connection to any worker, one of them may get all: each can serve what all shall serve at once.
threads = _config.threads * _config.workers
worker_class = "gthread"
worker_connections = 1000 + threads
# A kept-alive connection stays with its worker.
keepalive = 75
# Imports are made once. What has threads or connections begins after the fork.
preload_app = True
# A worker that was frozen for a while isn't hung.
timeout = 300
graceful_timeout = 5
logger_class = GunicornLogger
loglevel = "warning"
if os.access("/dev/shm", os.W_OK):
    worker_tmp_dir = "/dev/shm"


def post_worker_init(worker):
    # gthread looks for a signal once a second; gunicorn writes a byte here when one arrives.
    worker.poller.register(worker.PIPE[0], selectors.EVENT_READ, lambda pipe: os.read(pipe, 64))
    worker.wsgi.start()


def worker_exit(server, worker):
    os._exit(0)  # threads that wait for a retry would be waited for

"""Host names, resolved within a bound: getaddrinfo has none, and a container's name can take it 10 s to deny."""
import ipaddress
import socket
import threading

from .bounded import DatabaseTimeout


class _Lookup(threading.Thread):
    def __init__(self, host):
        super().__init__(name="resolver", daemon=True)
        self._host = host
        self._address = self._error = None

    def run(self):
        try:
            self._address = socket.getaddrinfo(self._host, None, type=socket.SOCK_STREAM)[0][4][0]
        except OSError as error:
            self._error = f'could not translate host name "{self._host}" to address: {error.strerror}'

    def answer(self, bound):
        self.join(bound)
        if self.is_alive():
            raise DatabaseTimeout(f'could not translate host name "{self._host}" to address within {bound:g} s')
        if self._error:
            raise DatabaseTimeout(self._error)
        return self._address


class Resolver:
    """One look-up at a time a process; who comes while one is under way shares it."""

    def __init__(self):
        self._lock = threading.Lock()
        self._running = None

    def address(self, host, bound):
        """None where there is nothing to resolve: a socket's folder, or several hosts."""
        if not host or host.startswith("/") or "," in host:
            return None
        try:
            return str(ipaddress.ip_address(host))
        except ValueError:
            pass
        with self._lock:
            if self._running is None or not self._running.is_alive():
                self._running = _Lookup(host)
                self._running.start()
            lookup = self._running
        return lookup.answer(bound)

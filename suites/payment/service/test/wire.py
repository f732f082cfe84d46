"""Stands between the service and PostgreSQL and strikes at a message. It knows the simple protocol only; the framework's own
proxy (drivers/proxy) is not used here: a service's tests don't need the framework that tests it."""
import socket
import struct
import threading

_LINGER_OFF = struct.pack("ii", 1, 0)  # close() sends RST


class Wire:
    def __init__(self, host, port):
        self._upstream = (host, port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._lock = threading.Lock()
        self._pairs = set()
        self._traps = []
        self.verdict = None  # what new connections meet: None, "refuse", "swallow", or the words of a FATAL
        self.released = threading.Event()
        self.statements = []
        self.accepted = 0
        self._acceptor = threading.Thread(target=self._accept, daemon=True)
        self._acceptor.start()

    def arm(self, part, verb, action, skip=0, key=""):
        """part: before, after (answered by the server, not by us); action: reset, swallow, hold (until
        released is set; before only), or the SQLSTATE of an ERROR.
        \\param skip how many such statements pass before"""
        trap = {"part": part, "verb": verb, "action": action, "skip": skip, "key": key, "fired": threading.Event()}
        with self._lock:
            self._traps.append(trap)
        return trap["fired"]

    def disarm(self):
        with self._lock:
            self._traps.clear()

    def reset_all(self):
        """Returns when both sides of each have been told."""
        pairs = self.pairs()
        for pair in pairs:
            pair.reset()
        self.join(pairs)

    def pairs(self):
        with self._lock:
            return list(self._pairs)

    def join(self, pairs):
        """Until these have ended by themselves."""
        for pair in pairs:
            pair.join()

    def close(self):
        # Woken first: a thread that still waits on a closed socket may come to take the connections of the next wire.
        self._listener.shutdown(socket.SHUT_RDWR)
        self._acceptor.join()
        self._listener.close()
        self.reset_all()

    def strikes(self, part, statement):
        with self._lock:
            for trap in self._traps:
                if trap["part"] == part and statement.startswith(trap["verb"]) and trap["key"] in statement:
                    if trap["skip"]:
                        trap["skip"] -= 1
                        continue
                    self._traps.remove(trap)
                    trap["fired"].set()
                    return trap["action"]
        return None

    def _accept(self):
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            self.accepted += 1
            pair = _Pair(self, client)
            with self._lock:
                self._pairs.add(pair)
            if self.verdict == "refuse":
                pair.reset()
            elif self.verdict == "swallow":
                pass
            else:
                pair.start(pair.serve, self._upstream, self.verdict)

    def forget(self, pair):
        with self._lock:
            self._pairs.discard(pair)


class _Pair:
    def __init__(self, wire, client):
        self._wire = wire
        self._client = client
        self._server = None
        self._swallowed = False
        self._armed_answer = None
        self._threads = []

    def start(self, work, *arguments):
        thread = threading.Thread(target=work, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def join(self):
        """A socket is closed when nobody reads it any more."""
        for thread in self._threads:
            thread.join(5)

    def serve(self, upstream, fatal):
        try:
            startup = self._read(0)
            while startup[4:8] == struct.pack("!I", 80877103):  # SSLRequest
                self._client.sendall(b"N")
                startup = self._read(0)
            if fatal:
                self._client.sendall(_error("FATAL", "57P03", fatal))
                return self._client.close()
            self._server = socket.create_connection(upstream)
            self._server.sendall(startup)
            self.start(self._answers)
            while True:
                self._pass_on(self._read(1))
        except OSError:
            self.reset()

    def _pass_on(self, message):
        statement = message[5:-1].decode(errors="replace") if message[:1] == b"Q" else ""
        if statement:
            self._wire.statements.append(statement)
            action = self._wire.strikes("before", statement)
            if action == "hold":
                self._wire.released.wait(60)
            elif action:
                return self._act(action)
            self._armed_answer = self._wire.strikes("after", statement)
        if not self._swallowed:
            self._server.sendall(message)

    def _answers(self):
        try:
            while data := self._server.recv(65536):
                action, self._armed_answer = self._armed_answer, None
                if action:
                    self._act(action)
                elif not self._swallowed:
                    self._client.sendall(data)
        except OSError:
            pass
        if not self._swallowed:
            self.reset()

    def _act(self, action):
        if action == "reset":
            self.reset()
        elif action == "swallow":
            self._swallowed = True
        else:
            self._client.sendall(_error("ERROR", action, "struck by the test") + b"Z\0\0\0\5E")

    def reset(self):
        self._wire.forget(self)
        for side in (self._client, self._server):
            if side is not None:
                try:
                    side.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER_OFF)
                    side.shutdown(socket.SHUT_RD)  # wakes whoever reads it
                except OSError:
                    pass
                side.close()

    def _read(self, type_bytes):
        head = self._exactly(type_bytes + 4)
        return head + self._exactly(struct.unpack("!I", head[type_bytes:])[0] - 4)

    def _exactly(self, count):
        data = b""
        while len(data) < count:
            more = self._client.recv(count - len(data))
            if not more:
                raise ConnectionError("closed")
            data += more
        return data


def _error(severity, code, text):
    fields = b"".join(kind + value.encode() + b"\0" for kind, value in ((b"S", severity), (b"C", code), (b"M", text)))
    return b"E" + struct.pack("!I", len(fields) + 5) + fields + b"\0"

"""A real server on the loopback interface that speaks as a language model's does, well or badly."""

import json
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

Reply = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Notes each request, and answers it as the server was told."""

    server: "Server"

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        self.server.asked.append(json.loads(self.rfile.read(length)))
        self.server.keys.append(self.headers["Authorization"])
        self.server.paths.append(self.path)
        with suppress(ConnectionError):  # who asked may be gone already
            self.server.reply(self)

    def send(self, status: int, body: bytes, kind: str = "application/json") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_request(self, code: object = "-", size: object = "-") -> None:
        """Nothing: a test reads no log of the server."""


class Server(ThreadingHTTPServer):
    """asked, keys, paths: the bodies, Authorization headers and addresses of all requests so far. released: set when
    the test is over, for replies that wait for it."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.reply: Reply = says("")
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        self.paths: list[str] = []
        self.released = Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"

    def __enter__(self) -> "Server":
        Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.released.set()
        self.shutdown()
        self.server_close()


def says(text: str | None, finish: str = "stop") -> Reply:
    """A completion with this text."""
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": finish}
    return gives({"id": "1", "object": "chat.completion", "created": 0, "model": "klein", "choices": [choice]})


def gives(record: object, status: int = 200) -> Reply:
    """This record as JSON."""
    return lambda handler: handler.send(status, json.dumps(record).encode())


def sends(body: bytes, kind: str = "application/json") -> Reply:
    """These bytes, whatever they are."""
    return lambda handler: handler.send(200, body, kind)


def hangs(handler: Handler) -> None:
    """Nothing at all until the test is over."""
    handler.server.released.wait(20)


def dawdles(handler: Handler) -> None:
    """The start of an answer, and the rest when the test is over."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"choices": ')
    handler.wfile.flush()
    handler.server.released.wait(20)


def trickles(handler: Handler) -> None:
    """A blank every fiftieth of a second: never long enough silent to be given up for that."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    while not handler.server.released.wait(0.02):
        handler.wfile.write(b" ")
        handler.wfile.flush()


def hangs_up(handler: Handler) -> None:
    """The connection closed without a word."""
    handler.connection.close()


def breaks_off(handler: Handler) -> None:
    """The connection closed halfway through an answer."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"choices": ')
    handler.wfile.flush()
    handler.connection.close()

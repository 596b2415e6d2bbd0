"""A small message gateway on this machine that keeps what it is given and answers as it is told."""

import json
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any


@dataclass
class Gateway:
    """`answers` are the statuses of the next calls, 200 when it is empty; `calls` are headers and body."""

    answers: list[int] = field(default_factory=list)
    calls: list[tuple[dict[str, str], dict[str, Any]]] = field(default_factory=list)
    address: str = ""
    server: ThreadingHTTPServer | None = None

    def start(self) -> None:
        """Listen on a free port of loopback."""
        gateway = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                gateway.calls.append((dict(self.headers.items()), body))
                self.send_response(gateway.answers.pop(0) if gateway.answers else 200)
                self.send_header("Content-Length", "0")
                if self.path == "/elsewhere":
                    self.send_header("Location", f"{gateway.address}taken")
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None:
                """Keeps quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}/"
        Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Stop listening."""
        if self.server is not None:
            self.server.shutdown()
            self.server.server_close()

"""A loopback Lambda Runtime API with AWS's own client running a handler on it. Nothing in it knows Alexa."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import Empty, Queue
from typing import Any, cast

ROOT = Path(__file__).parent.parent
RUNTIME = "/2018-06-01/runtime/"
PATIENCE = 30  # seconds a loaded machine may need to start a Python and answer one event
LAMBDA_ARN = "arn:aws:lambda:us-east-1:123456789012:function:careline:live"
# What the platform sets for a function made from template.yaml.
PLATFORM = {
    "AWS_EXECUTION_ENV": "AWS_Lambda_python3.13",
    "AWS_LAMBDA_FUNCTION_NAME": "careline",
    "AWS_LAMBDA_INITIALIZATION_TYPE": "snap-start",
    "AWS_LAMBDA_LOG_FORMAT": "JSON",
    "AWS_DEFAULT_REGION": "us-east-1",  # the one botocore reads
    "AWS_LAMBDA_LOG_LEVEL": "INFO",
    "AWS_REGION": "us-east-1",
}


@dataclass(frozen=True, slots=True)
class Posted:
    """What the runtime client sent: `path` below /runtime/, such as init/error, and the body's JSON."""

    path: str
    body: Any


class RuntimeApi(ThreadingHTTPServer):
    """Hands out the events put to it, one at a time, and keeps what comes back."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Endpoint)
        self.events: Queue[tuple[str, object] | None] = Queue()
        self.posted: Queue[Posted] = Queue()
        self.asked: list[str] = []

    @property
    def address(self) -> str:
        """What AWS_LAMBDA_RUNTIME_API holds: host and port, no scheme."""
        return f"127.0.0.1:{self.server_port}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that was stopped leaves its connection broken: no news."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Endpoint(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # headers and body leave together; apart, Nagle's algorithm holds the second back 40 ms

    @property
    def api(self) -> RuntimeApi:
        return cast(RuntimeApi, self.server)

    def do_GET(self) -> None:
        path = self.path.removeprefix(RUNTIME)
        self.api.asked.append(path)
        if path != "invocation/next":  # restore/next: the snapshot is taken and restored at once
            self.answer(HTTPStatus.OK, {})
            return
        handed_out = self.api.events.get()
        if handed_out is None:  # the test is over
            self.close_connection = True
            return
        request_id, event = handed_out
        deadline = round((time.time() + 7) * 1000)
        headers = {"Aws-Request-Id": request_id, "Deadline-Ms": deadline, "Invoked-Function-Arn": LAMBDA_ARN}
        self.answer(HTTPStatus.OK, event, headers)

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.answer(HTTPStatus.ACCEPTED, {})
        self.api.posted.put(Posted(self.path.removeprefix(RUNTIME), body))

    def answer(self, status: HTTPStatus, body: object, headers: Mapping[str, object] | None = None) -> None:
        data = json.dumps(body).encode()
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(f"Lambda-Runtime-{name}", str(value))
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing: the output of a test is the test's."""


@dataclass(frozen=True, slots=True)
class RunningLambda:
    """A runtime client that has been started; its output goes to a file, so that no pipe can fill up."""

    api: RuntimeApi
    process: subprocess.Popen[bytes]
    output: Path

    def invoke(self, event: object, request_id: str = "invocation-1") -> Posted:
        """What the client posts for this event, within PATIENCE."""
        self.api.events.put((request_id, event))
        return self.next_post()

    def next_post(self) -> Posted:
        """The next thing the client posts; fails with the client's output if it ends, or PATIENCE does."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            ended = self.process.poll() is not None
            with suppress(Empty):
                return self.api.posted.get(timeout=0.2)
            if ended:
                break
        raise AssertionError(f"nothing was posted; the client wrote:\n{self.output.read_text()}")

    def lines(self) -> list[str]:
        """What the client and the handler wrote so far, standard output and standard error together."""
        return self.output.read_text().splitlines()


@contextmanager
def running_lambda(handler: str, env: Mapping[str, str], folder: Path) -> Iterator[RunningLambda]:
    """Start the client on `handler`, with PLATFORM and `env` for environment and its output in `folder`."""
    output = folder / "output.log"
    with RuntimeApi() as api, output.open("wb") as sink:
        threading.Thread(target=api.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        with subprocess.Popen(
            [sys.executable, "-m", "awslambdaric", handler],
            cwd=ROOT,
            env={"PATH": os.environ["PATH"], "AWS_LAMBDA_RUNTIME_API": api.address, **PLATFORM, **env},
            stdout=sink,
            stderr=subprocess.STDOUT,
        ) as process:
            try:
                yield RunningLambda(api, process, output)
            finally:
                process.kill()
                api.events.put(None)
                api.shutdown()

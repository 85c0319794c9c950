"""An Alexa service of our own: makes envelopes, signs them, posts them over a real socket."""

import base64
import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import Any

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

from tests.builders import NOW, SKILL_ID
from tests.web.authority import Key

PLACE = "https://s3.amazonaws.com/echo.api/"
RIGHT = f"{PLACE}right.pem"
CHAIN, SIGNATURE = "SignatureCertChainUrl", "Signature-256"


@dataclass(frozen=True)
class Reply:
    """What came back."""

    status: int
    text: str
    headers: Mapping[str, str]

    @property
    def json(self) -> Any:
        return json.loads(self.text)


@dataclass(frozen=True)
class Client:
    """Talks to a server on loopback."""

    port: int
    key: Key | None

    def post(self, body: bytes, headers: Mapping[str, str] | None = None) -> Reply:
        """The body with exactly these headers; without any, signed as Amazon signs."""
        return self.send("POST", "/alexa", body, self.signed(body) if headers is None else headers)

    def ask(self, envelope: object) -> Reply:
        return self.post(json.dumps(envelope).encode())

    def signed(self, body: bytes, chain: str = RIGHT) -> dict[str, str]:
        """The headers Amazon sends with a body; `chain` is where the chain is said to be."""
        return {CHAIN: chain, SIGNATURE: signature(self.key, body)}

    def send(
        self, method: str, path: str, body: bytes | Iterator[bytes] = b"", headers: Mapping[str, str] = {}
    ) -> Reply:
        """One request on a connection of its own. A body that is an iterator goes out in chunks."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request(method, path, body or None, dict(headers), encode_chunked=not isinstance(body, bytes))
            answer = connection.getresponse()
            return Reply(answer.status, answer.read().decode(), dict(answer.getheaders()))
        finally:
            connection.close()


def signature(key: Key | None, body: bytes) -> str:
    assert isinstance(key, RSAPrivateKey)
    return base64.b64encode(key.sign(body, PKCS1v15(), SHA256())).decode()


def envelope(
    request: Mapping[str, Any] | None = None, *, skill_id: str = SKILL_ID, token: str | None = None
) -> dict[str, Any]:
    """A launch made at NOW, or another request."""
    system = {"application": {"applicationId": skill_id}, "user": {"userId": "somebody", "accessToken": token}}
    session = {"new": True, "sessionId": "a-session", "attributes": {}, **system}
    common = {
        "type": "LaunchRequest",
        "requestId": "a-request",
        "timestamp": f"{NOW:%Y-%m-%dT%H:%M:%SZ}",
        "locale": "en-US",
    }
    return {
        "version": "1.0",
        "session": session,
        "context": {"System": system},
        "request": common | dict(request or {}),
    }


def intent(name: str, **slots: str) -> dict[str, Any]:
    filled = {key: {"name": key, "value": value} for key, value in slots.items()}
    return {"type": "IntentRequest", "intent": {"name": name, "slots": filled}}


class _Quiet(WSGIRequestHandler):
    protocol_version = "HTTP/1.1"

    def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002 the base class calls it so
        """Nothing: a failing test says enough."""


@contextmanager
def serving(app: Flask) -> Iterator[int]:
    """The app on a free loopback port, as long as the context is open."""
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=_Quiet)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()

"""How a chain is fetched: from a real TLS server on loopback, which answers as badly as we like."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import certifi
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from skill.web.download import LARGEST, Download
from skill.web.refusal import VerificationFailed
from tests.web.authority import Authority, Request, issue, pem

CHAIN = b"-----BEGIN CERTIFICATE-----\n" * 100
ENOUGH = threading.Event()
AGES = (-9000, 9000)  # days round NOW: TLS looks at the real clock


@dataclass(frozen=True)
class Bucket:
    """A TLS server and the download that trusts it."""

    url: str
    download: Download


class Answers(BaseHTTPRequestHandler):
    """An answer by path."""

    def do_GET(self) -> None:
        match self.path:
            case "/right.pem":
                self._answer(200, CHAIN)
            case "/largest.pem":
                self._answer(200, b"x" * LARGEST)
            case "/too-large.pem":
                self._answer(200, b"x" * (LARGEST + 1))
            case "/elsewhere.pem":
                self._answer(302, CHAIN, Location=f"https://127.0.0.1:{self.server.server_port}/right.pem")  # type: ignore[attr-defined]
            case "/cut-off.pem":
                self._answer(200, CHAIN, Content_Length="1000000")
            case "/dripping.pem":
                self._drip()
            case "/nonsense.pem":
                self.wfile.write(b"nonsense\r\n\r\n")
            case _:
                self._answer(404, CHAIN)

    def _answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in ({"Content_Length": str(len(body))} | headers).items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def _drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        with suppress(OSError):
            while not ENOUGH.wait(0.02):
                self.wfile.write(b"x")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 the base class calls it so
        """Nothing."""


@pytest.fixture(scope="module")
def bucket(authority: Authority, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bucket]:
    folder = tmp_path_factory.mktemp("tls")
    root = issue(Request(authority.root.key, name="TLS root", is_ca=True, days=AGES))
    server_itself = issue(Request(authority.signer.key, root, "localhost", ("localhost",), days=AGES))
    chain = folder / "chain.pem"
    private = server_itself.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    chain.write_bytes(pem(server_itself) + private)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain)
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        trusting = ssl.create_default_context(cadata=pem(root).decode())
        yield Bucket(f"https://localhost:{server.server_port}", Download(trusting, patience=0.5))
        ENOUGH.set()
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(("name", "expected"), [("right.pem", CHAIN), ("largest.pem", b"x" * LARGEST)])
def test_a_chain_is_read_whole(bucket: Bucket, name: str, expected: bytes) -> None:
    assert bucket.download(f"{bucket.url}/{name}") == expected


@pytest.mark.parametrize(
    "name",
    ["missing.pem", "elsewhere.pem", "too-large.pem", "cut-off.pem", "dripping.pem", "nonsense.pem"],
)
def test_an_answer_that_is_no_chain_is_refused_in_time(bucket: Bucket, name: str) -> None:
    assert_refused(bucket.download, f"{bucket.url}/{name}")


def test_a_server_that_nobody_vouches_for_is_refused(bucket: Bucket) -> None:
    real_roots_only = Download(ssl.create_default_context(cafile=certifi.where()))
    assert_refused(real_roots_only, f"{bucket.url}/right.pem")


def test_a_server_by_another_name_is_refused(bucket: Bucket) -> None:
    assert_refused(bucket.download, f"{bucket.url.replace('localhost', '127.0.0.1')}/right.pem")


def test_nobody_at_that_address_is_a_refusal(bucket: Bucket) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert_refused(bucket.download, f"https://localhost:{port}/right.pem")


def assert_refused(download: Download, url: str) -> None:
    with pytest.raises(VerificationFailed) as refusal:
        download(url)
    assert refusal.value.reason == "download"

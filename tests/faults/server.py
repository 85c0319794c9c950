"""A DynamoDB of our own on loopback: it answers Queries well until told otherwise, for the customer or the shop."""

import json
import socket
import struct
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NoReturn
from zlib import crc32

from skill.domain.files import CustomerFile, ShopFile
from skill.storage import items, keys
from skill.storage.dynamodb import Connection
from skill.tools.engine import connection_to

CUSTOMER, SHOP = "customer", "shop"
Row = dict[str, Any]


@dataclass(frozen=True)
class Call:
    """One Query on its connection. `tries` counts those of its partition, this one too."""

    connection: socket.socket
    rows: Sequence[Row]
    tries: int
    over: threading.Event

    def send(self, data: bytes) -> None:
        """All of it at once."""
        self.connection.sendall(data)

    def answer(self, rows: Sequence[Row] | None = None, **headers: str) -> None:
        """As DynamoDB does: these rows, or those that are there."""
        rows = self.rows if rows is None else rows
        body = json.dumps({"Items": rows, "Count": len(rows), "ScannedCount": len(rows)}).encode()
        self.send(response(200, body, **headers))

    def wait(self, seconds: float | None = None) -> bool:
        """True once the client has hung up or the server stops; False when these seconds went by before."""
        self.connection.settimeout(seconds)
        try:
            return not self.connection.recv(1)
        except TimeoutError:
            return self.over.is_set()

    def hang_up(self) -> NoReturn:
        """Ends the connection in good order."""
        raise ConnectionAbortedError

    def reset(self) -> NoReturn:
        """Ends the connection as a machine does that has gone: no goodbye."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        raise ConnectionAbortedError


Way = Callable[[Call], None]  # in which a Query is answered


def well(call: Call) -> None:
    """As DynamoDB does."""
    call.answer()


def response(status: int, body: bytes, **headers: str) -> bytes:
    """A whole HTTP response with the checksum that DynamoDB sends, unless other headers are named."""
    usual = {"content_type": "application/x-amz-json-1.0", "content_length": str(len(body))}
    lines = usual | {"x_amz_crc32": str(crc32(body))} | headers
    head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in lines.items())
    return f"HTTP/1.1 {status} Whatever\r\n{head}\r\n".encode() + body


@dataclass
class FaultServer:
    """What it holds, the way in which it answers, and what it was asked: tries by partition, kinds of request."""

    partitions: Mapping[str, Sequence[Row]]
    ways: dict[str, Way] = field(default_factory=lambda: {CUSTOMER: well, SHOP: well})
    asked: Counter[str] = field(default_factory=Counter)
    operations: set[str] = field(default_factory=set)
    over: threading.Event = field(default_factory=threading.Event)
    connection: Connection = field(default_factory=Connection)
    hang_up: Callable[[], None] = lambda: None

    def serve(self, connection: socket.socket, query: Mapping[str, Any]) -> None:
        """One Query."""
        partition = query["ExpressionAttributeValues"][":pk"]["S"]
        of = SHOP if partition == keys.shop_partition() else CUSTOMER
        self.asked[of] += 1
        rows = sorted(self.partitions.get(partition, ()), key=lambda row: str(row["sk"]["S"]))
        rows = rows if query.get("ScanIndexForward", True) else rows[::-1]
        self.ways[of](Call(connection, rows[: query.get("Limit")], self.asked[of], self.over))


@contextmanager
def fault_server(shop: ShopFile, *customers: CustomerFile) -> Iterator[FaultServer]:
    """A server on a free port with this shop and these customers; after `hang_up`, nobody listens there any more."""
    rows = {keys.customer_partition(one.customer_id): items.customer_items(one) for one in customers}
    server = FaultServer({keys.shop_partition(): items.shop_items(shop), **rows})
    http = _Http(server)
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()

    def hang_up() -> None:
        server.over.set()
        http.shutdown()
        thread.join()
        http.drop_connections()
        http.server_close()  # waits until no connection is being served

    server.connection, server.hang_up = connection_to(http.server_port), hang_up
    try:
        yield server
    finally:
        hang_up()


class _Http(ThreadingHTTPServer):
    daemon_threads = False
    request_queue_size = 64

    def __init__(self, faults: FaultServer) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.faults, self._open = faults, list[socket.socket]()

    def process_request(self, request: Any, client_address: Any) -> None:
        self._open.append(request)
        super().process_request(request, client_address)

    def drop_connections(self) -> None:
        for connection in self._open:
            with suppress(OSError):  # it may have ended before
                connection.shutdown(socket.SHUT_RDWR)

    def shutdown_request(self, request: Any) -> None:
        """Closed without a word before, or a reset would come as an end in good order."""
        self.close_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Nothing: clients who hang up are what this is for."""


class _Handler(BaseHTTPRequestHandler):
    server: _Http
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        """A Query; nothing else is asked here."""
        self.server.faults.operations.add(self.headers["X-Amz-Target"].rpartition(".")[2])
        query = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.faults.serve(self.connection, query)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 the base class calls it so
        """Nothing."""

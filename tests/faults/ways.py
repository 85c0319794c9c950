"""The ways in which DynamoDB, or what stands between, can fail a Query; and what must become of each."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from tests.faults.server import Call, Row, Way, response, well

SECRET = "Jane Doe of 1 Elm Street"  # in every message and item, so that it can be looked for in the log
HTML = f"<!DOCTYPE html><html><body><h1>Sign in, {SECRET}</h1></body></html>".encode()
DROP = 0.3  # seconds between two bytes: each comes before the limit for one read
HUGE = 32 * 1024 * 1024


@dataclass(frozen=True)
class Fault:
    """A way to fail, the fault in the log with a part of its cause, and the key of the sentence in `[faults]`."""

    way: Way
    name: str
    cause: str
    says: str = "storage"


def never(call: Call) -> None:
    """Takes the question and says nothing."""
    call.wait()


def drop_by_drop(start: int) -> Way:
    """The answer comes one byte at a time from there on, each within the time for one read; it would take minutes."""

    def trickle(call: Call) -> None:
        whole = response(200, b'{"Items": []}' + b" " * 1_000)
        call.send(whole[:start])
        for byte in whole[start:]:
            call.send(bytes([byte]))
            if call.wait(DROP):
                return

    return trickle


def cut(call: Call) -> None:
    """The answer ends in the middle, in good order."""
    call.send(response(200, json.dumps({"Items": call.rows}).encode())[:-50])
    call.hang_up()


def reset(call: Call) -> None:
    """The answer ends in the middle because the machine has gone."""
    call.send(response(200, json.dumps({"Items": call.rows}).encode())[:-50])
    call.reset()


def gone(call: Call) -> None:
    """No answer begins, the connection ends."""
    call.hang_up()


def error(code: str, status: int = 400) -> Way:
    """An error as DynamoDB spells it, with somebody's data in its message."""
    kind = f"com.amazonaws.dynamodb.v20120810#{code}"
    return raw(json.dumps({"__type": kind, "message": SECRET}).encode(), status)


def raw(body: bytes, status: int = 200, **headers: str) -> Way:
    """That body, whatever it is."""
    return lambda call: call.send(response(status, body, **headers))


def corrupt(change: Callable[[Row], Row]) -> Way:
    """A right answer with all its items changed."""
    return lambda call: call.answer([change(dict(row)) for row in call.rows])


def first(way: Way, times: int = 1) -> Way:
    """So often that way, and well from then on."""
    return lambda call: way(call) if call.tries <= times else well(call)


def garbled(call: Call) -> None:
    """An answer that can be read, but is not the one whose checksum it brings."""
    call.answer(x_amz_crc32="1")


NOT_AN_ANSWER = "not an answer DynamoDB gives"
FAULTS = {
    "cut in the middle": Fault(cut, "StorageFault", NOT_AN_ANSWER),
    "reset in the middle": Fault(reset, "StorageUnreachable", "ConnectionClosedError"),
    "hung up on": Fault(gone, "StorageUnreachable", "ConnectionClosedError"),
    "HTTP 500": Fault(error("InternalServerError", 500), "StorageFault", "InternalServerError"),
    "HTTP 503 without a word": Fault(raw(b"", 503), "StorageFault", "503"),
    "HTTP 502 with a page": Fault(raw(HTML, 502), "StorageFault", "502"),
    "HTTP 400 with a list": Fault(raw(b"[]", 400), "StorageFault", NOT_AN_ANSWER),
    "HTTP 400 with odd codes": Fault(raw(b'{"__type": ["x"]}', 400), "StorageFault", NOT_AN_ANSWER),
    "an unknown error": Fault(error("NeverHeardOfException"), "StorageFault", "NeverHeardOfException"),
    "throttled": Fault(error("ProvisionedThroughputExceededException"), "StorageThrottled", "ProvisionedThroughput"),
    "no such table": Fault(error("ResourceNotFoundException"), "TableMissing", "ResourceNotFoundException"),
    "not allowed": Fault(error("AccessDeniedException"), "StorageRefused", "AccessDeniedException"),
    "unknown credentials": Fault(error("UnrecognizedClientException"), "StorageRefused", "UnrecognizedClient"),
    "expired credentials": Fault(error("ExpiredTokenException"), "StorageRefused", "ExpiredTokenException"),
    "no JSON": Fault(raw(SECRET.encode()), "StorageFault", NOT_AN_ANSWER),
    "nothing": Fault(raw(b""), "StorageFault", NOT_AN_ANSWER),
    "bytes that are no text": Fault(raw(b"\xff\xfe\x00"), "StorageFault", NOT_AN_ANSWER),
    "a page": Fault(raw(HTML, content_type="text/html"), "StorageFault", NOT_AN_ANSWER),
    "JSON without items": Fault(raw(b"{}"), "StorageFault", NOT_AN_ANSWER),
    "JSON, but a list": Fault(raw(b"[]"), "StorageFault", NOT_AN_ANSWER),
    "JSON, but null": Fault(raw(b"null"), "StorageFault", NOT_AN_ANSWER),
    "items null": Fault(raw(b'{"Items": null}'), "StorageFault", NOT_AN_ANSWER),
    "items a number": Fault(raw(b'{"Items": 5}'), "StorageFault", NOT_AN_ANSWER),
    "items of numbers": Fault(raw(b'{"Items": [5]}'), "StorageFault", NOT_AN_ANSWER),
    "items of nothing": Fault(raw(b'{"Items": [{}]}'), "ItemCorrupt", "without a sort key"),
    "items of text": Fault(raw(b'{"Items": [{"pk": "x", "sk": "PROFILE"}]}'), "StorageFault", NOT_AN_ANSWER),
    "JSON of endless depth": Fault(raw(b'{"Items": ' + b"[" * 100_000), "StorageFault", NOT_AN_ANSWER),
    "a huge body": Fault(raw(b"x" * HUGE), "StorageFault", NOT_AN_ANSWER),
    "a wrong checksum": Fault(garbled, "StorageFault", NOT_AN_ANSWER),
    "a checksum that is none": Fault(raw(b'{"Items": []}', x_amz_crc32="x"), "StorageFault", NOT_AN_ANSWER),
    "items of a newer version": Fault(corrupt(lambda row: row | {"v": {"N": "99"}}), "ItemCorrupt", "newer Careline"),
    "items without a version": Fault(corrupt(lambda row: row | {"v": {"S": SECRET}}), "ItemCorrupt", "can't be read"),
    "items of junk": Fault(corrupt(lambda row: row | {"body": {"S": SECRET}}), "ItemCorrupt", "can't be read"),
}
OTHER_THROTTLING = {
    code: Fault(error(code), "StorageThrottled", code) for code in ("RequestLimitExceeded", "ThrottlingException")
}
TOO_LATE = Fault(never, "StorageSlow", "ReadTimeoutError", "slow")
NEVER_ENDS = Fault(drop_by_drop(0), "StorageSlow", "not within the time", "slow")

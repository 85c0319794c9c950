"""Decides how a file is read: line by line, as one great array, or as one document."""

import re
from collections.abc import Mapping
from dataclasses import replace

from skill.tools.orders import json_document, json_lines
from skill.tools.orders.found import Found, Reject, Remark, Stream
from skill.tools.orders.json_lines import LONGEST
from skill.tools.orders.json_values import NotJSON, value_of
from skill.tools.orders.texts import BROKEN, HALF_PACKED, Text, opened

_LINES = re.compile(r"\.(jsonl|ndjson)(\.gz)?$", re.IGNORECASE)
_UTF16 = "it is UTF-16 or UTF-32; save it as UTF-8, such as by `iconv -f utf-16 -t utf-8`"


def values_in(file: str) -> Stream:
    """Each value of a file of JSON, in its order, and what can't be read. Raises OSError where there is no file."""
    with opened(file) as text:
        yield from map(_mended, _values(text))


def _mended(each: Found | Reject | Remark) -> Found | Reject | Remark:
    """What was rejected once, out of the line that says why: the file of rejects can be mended and read."""
    if isinstance(each, Found) and isinstance(each.value, Mapping) and each.value.keys() == set(Reject.__slots__):
        record = each.value["record"]
        return replace(each, value=record) if isinstance(record, Mapping) else each
    return each


def _values(text: Text) -> Stream:
    start = text.head.lstrip()[:1]
    if text.is_other_unicode:
        yield Reject(text.name, 1, _UTF16)
    elif not start and text.breaks:
        yield Reject(text.name, 1, HALF_PACKED)
    elif not start:
        yield Reject(text.name, 1, "the file is empty: there is nothing in it")
    elif start not in (b"{", b"["):
        seen = text.head.lstrip()[:200].decode(errors="replace")
        yield Reject(text.name, 1, "it is no JSON, which begins with { or [; a table of orders needs --as csv", seen)
    elif start == b"{" and _is_lines(text):
        yield from json_lines.values(text)
    elif array := json_document.array_in(text.head):
        yield from json_document.elements(text, array)
    else:
        yield from _whole(text)


def _is_lines(text: Text) -> bool:
    """Whether each line is a value of its own: the name says so, one of the first two lines is one, or it is all."""
    if _LINES.search(text.name):
        return True
    lines = [line for line in text.head.split(b"\n", 3)[:3] if line.strip()]
    if len(lines) == 1:
        return json_document.array_in(text.head) is None
    return any(line.lstrip().startswith(b"{") and _is_value(line) for line in lines[:2])


def _is_value(line: bytes) -> bool:
    try:
        value_of(line)
    except NotJSON:
        return False
    return True


def _whole(text: Text) -> Stream:
    """The document as one value; who knows its wrapper takes it apart."""
    raw = bytearray()
    try:
        for piece in text.pieces():
            raw += piece
            if len(raw) > LONGEST:
                yield Reject(text.name, 1, f"it has more than {LONGEST // 2**20} MB, and no array of orders in it")
                return
        yield Found(text.name, 1, value_of(bytes(raw)))
    except BROKEN:
        yield Reject(text.name, 1, HALF_PACKED, bytes(raw[:200]).decode(errors="replace"))
    except NotJSON as error:
        yield Reject(text.name, error.line, str(error), bytes(raw[:200]).decode(errors="replace"))

"""JSON text to plain values, and in one sentence why it is none: numbers are exact, never floats."""

import json
from decimal import Decimal, InvalidOperation
from typing import Any

from skill.tools.policies.json_remedies import remedy_for

NOT_UTF8 = "it is not UTF-8; save it as UTF-8, such as by `iconv -f cp1252 -t utf-8`"
CUT_OFF = "it ends in the middle: the export was cut off; export it again"


class NotJSON(ValueError):
    """The text is no JSON; says what is wrong and what to do. `line` counts from the text's first, 1."""

    def __init__(self, reason: str, line: int = 1) -> None:
        super().__init__(reason)
        self.line = line


def value_of(raw: bytes) -> Any:
    """The value that these bytes spell. Raises NotJSON."""
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        where = raw.count(b"\n", 0, error.start) + 1
        raise NotJSON(f"byte 0x{raw[error.start]:02X} is none of UTF-8's: {NOT_UTF8}", where) from error
    try:
        return json.loads(text, parse_float=_decimal, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        if not text[error.pos :].strip():
            raise NotJSON(CUT_OFF, error.lineno) from error
        remedy = remedy_for(text, error, 1) if "\n" in text.rstrip() else _on_a_line(text, error)
        raise NotJSON(f"it is no JSON at column {error.colno} ({error.msg}): {remedy}", error.lineno) from error
    except RecursionError as error:
        raise NotJSON("it is nested too deeply to be meant") from error
    except NotJSON:
        raise
    except ValueError as error:  # more digits than Python reads
        raise NotJSON("it has a number of thousands of digits") from error


def _on_a_line(text: str, error: json.JSONDecodeError) -> str:
    """The remedies for texts of several lines speak of lines' ends; here it is a column."""
    if error.msg.startswith("Illegal trailing comma") or text[: error.pos].rstrip().endswith(","):
        return "delete the comma before that place"
    if error.msg.startswith("Expecting ','"):
        return "put a comma there, or close what was opened"
    return remedy_for(text, error, 1)


def _decimal(digits: str) -> Decimal:
    try:
        return Decimal(digits)
    except InvalidOperation as error:
        raise NotJSON("it has a number beyond any exponent") from error


def _refuse(name: str) -> Any:
    raise NotJSON(f"{name} is no number in JSON: write null, or leave it out")

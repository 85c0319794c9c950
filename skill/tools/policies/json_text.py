"""JSON text to nodes: comments are let through, all else that is no JSON is a problem with line, column and remedy."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from skill.tools.policies.findings import Findings
from skill.tools.policies.json_remedies import remedy_for
from skill.tools.policies.nodes import Node
from skill.tools.policies.places import Place

DEEPEST = 100
LONGEST_NUMBER = 40  # digits; a longer one stays a decimal, which Python compares without spelling it out

_COMMENT = re.compile(r'"(?:\\.|[^"\\])*"|//[^\n]*|/\*.*?\*/|<!--|-->', re.DOTALL)


class Members(list[tuple[str, Any]]):
    """An object's members as written, also those written twice."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of JSON: `origin` names file and block, `line` is the file's line (from 1) on which it begins."""

    origin: str
    text: str
    line: int = 1


def read_json(block: Block, findings: Findings) -> Node | None:
    """The value; None when there is none, which then is a problem."""
    text = _COMMENT.sub(_blanked, block.text)
    try:
        value = json.loads(
            text,
            strict=False,  # a line break inside a text is what pages have
            object_pairs_hook=Members,
            parse_int=_integer,
            parse_float=_decimal,
            parse_constant=Decimal,
        )
        return _node(value, Place(block.origin))
    except json.JSONDecodeError as error:
        line, column = block.line + error.lineno - 1, error.colno
        what = f"it is no JSON at line {line}, column {column} ({error.msg})"
        findings.problem(block.origin, what, remedy_for(text, error, block.line))
    except RecursionError:
        findings.problem(block.origin, f"it is nested deeper than {DEEPEST} levels", "give the policies' own block")
    return None


def _blanked(found: re.Match[str]) -> str:
    """A text as it is; a comment as blanks, so that lines and columns stay."""
    return found[0] if found[0].startswith('"') else re.sub(r"[^\n]", " ", found[0])


def _integer(digits: str) -> int | Decimal:
    return int(digits) if len(digits) <= LONGEST_NUMBER else Decimal(digits)


def _decimal(digits: str) -> Decimal:
    try:
        return Decimal(digits)
    except InvalidOperation:  # an exponent that no decimal has
        return Decimal("Infinity")


def _node(value: Any, place: Place, depth: int = 0) -> Node:
    if depth > DEEPEST:
        raise RecursionError
    if isinstance(value, Members):
        members = {name: _node(member, place.member(name), depth + 1) for name, member in value}
        return Node(place, members, tuple(_twice(value)))
    if isinstance(value, list):
        return Node(place, tuple(_node(each, place.element(n), depth + 1) for n, each in enumerate(value)))
    return Node(place, value)


def _twice(members: Members) -> Iterator[str]:
    """Names that are written more than once and mean different things."""
    for name in dict.fromkeys(name for name, _ in members):
        values = [value for each, value in members if each == name]
        if any(value != values[0] for value in values[1:]):
            yield name

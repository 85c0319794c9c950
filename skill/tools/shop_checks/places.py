"""Goes through a file's tables as the dataclass they are to become, and names every place where that won't do."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import msgspec

from skill.tools.shop_checks.fields import wrong_with
from skill.tools.shop_checks.records import RECORDS

UNIQUE = frozenset({"customer_id", "number", "line_id", "parcel_id", "order_number"})  # within their list
WRITTEN: Mapping[Any, str] = {
    str: '"text"',
    bool: "true or false",
    int: "30",
    Decimal: '"19.90"',
    datetime: "2026-11-23T14:00:00Z",
    date: "2026-11-23",
    time: "09:00:00",
    tuple[str, ...]: '["one", "two"]',
    tuple[int, int]: "[1, 3]",
}


def problems(given: object, kind: Any, place: str, name: str = "") -> Iterator[str]:
    """Whatever is wrong with `given` as a `kind`: "place: what; remedy" for each.

    `given` is TOML as Python has it, `name` the field it stands in. The tables of a list are counted from 1.
    """
    kind = _without_none(kind)
    if is_dataclass(kind):
        yield from _of_table(given, kind, place)
    elif row := _row(kind):
        yield from _of_list(given, row, place)
    else:
        yield from _of_value(given, kind, place, name)


def _of_table(given: object, kind: Any, place: str) -> Iterator[str]:
    if not isinstance(given, dict):
        yield f"{place}: is not a table; compare it with demo/"
        return
    kinds = get_type_hints(kind)
    for field in fields(kind):
        here = f"{place}, {field.name}"
        if field.name in given:
            yield from problems(given[field.name], kinds[field.name], here, field.name)
        elif field.default is MISSING:
            yield f"{here}: is missing; write {field.name} = {_example(kinds[field.name])}"
    yield from (f"{place}, {wrong}" for wrong in unread(given, kinds))
    check = RECORDS.get(kind)
    if check and (value := _converted(given, kind)) is not None:
        yield from (f"{place}: {wrong}" for wrong in check(value))


def _of_list(given: object, row: Any, place: str) -> Iterator[str]:
    if not isinstance(given, list):
        yield f"{place}: is not a list of tables; begin each with [[{place.rpartition(', ')[2]}]]"
        return
    first = fields(row)[0].name
    seen: dict[str, int] = {}
    for position, one in enumerate(given, start=1):
        called = one.get(first) if isinstance(one, dict) else None
        label = f" ({shown(called)})" if isinstance(called, str) else ""
        if first in UNIQUE and isinstance(called, str) and seen.setdefault(called, position) != position:
            yield f"{place} {position}{label}: has the {first} of {place.rpartition(', ')[2]} {seen[called]}; change it"
        yield from problems(one, row, f"{place} {position}{label}")


def _of_value(given: object, kind: Any, place: str, name: str) -> Iterator[str]:
    try:
        value = msgspec.convert(given, kind, strict=True)
    except msgspec.ValidationError as error:
        yield f"{place}: {why(error)}; write it like {_example(kind)}"
    else:
        wrong = wrong_with(name, value)
        yield from (f"{place}: {wrong}",) if wrong else ()


def _converted(given: object, kind: type) -> object:
    try:
        return msgspec.convert(given, kind, strict=True)
    except msgspec.ValidationError:
        return None  # somebody has said why


def _without_none(kind: Any) -> Any:
    return next(k for k in get_args(kind) if k is not NoneType) if isinstance(kind, UnionType) else kind


def _row(kind: Any) -> Any:
    """The dataclass that a list of tables holds; None for any other type."""
    inside = get_args(kind)[:1] if get_origin(kind) is tuple else ()
    return inside[0] if inside and is_dataclass(inside[0]) else None


def _example(kind: Any) -> str:
    kind = _without_none(kind)
    if _row(kind):
        return "[] if there are none"
    if is_dataclass(kind):
        kinds = get_type_hints(kind)
        needed = [field.name for field in fields(kind) if field.default is MISSING]
        return f"{{ {', '.join(f'{name} = {_example(kinds[name])}' for name in needed)} }}"
    choices = [k for k in (kind, *get_args(kind)) if isinstance(k, type) and issubclass(k, StrEnum)]
    if not choices:
        return WRITTEN[kind]
    names = " or ".join(f'"{value}"' for value in choices[0])
    return names if kind is choices[0] else f"[{names}, ...]"


def why(error: Exception) -> str:
    """What msgspec says, but for what only programmers say."""
    return str(error).replace("Invalid enum value", "nobody knows")


def unread(given: Iterable[str], kinds: Iterable[str]) -> Iterator[str]:
    """The names given that are none of the fields, each with the field that it is most like."""
    known = [*kinds]
    for name in given:
        if name not in known:
            near = get_close_matches(name, known, 1) or [", ".join(known)]
            yield f"{shown(name)}: nobody reads this; is it meant to be {near[0]}?"


def shown(name: str) -> str:
    """An id or key as a message may show it, whatever it holds."""
    return "".join(char if char.isprintable() else "?" for char in name[:40])

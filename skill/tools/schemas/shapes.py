"""A dataclass as a JSON Schema: its fields are the properties, and a field nobody reads is refused, as readers do."""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from skill.tools.schemas.forms import FIELDS, RECORDS
from skill.tools.schemas.words import WORDS
from skill.tools.shop_checks.fields import LONGEST

DIALECT = "https://json-schema.org/draft/2020-12/schema"
YEARS = "^(19[7-9]|20|21)"  # 1970 to 2199
PLAIN: Mapping[Any, Mapping[str, Any]] = {
    str: {"type": "string", "maxLength": LONGEST},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    Decimal: {"type": ["string", "number"], "pattern": "^[0-9]+(\\.[0-9]+)?$", "minimum": 0},
    datetime: {"type": "string", "format": "date-time", "pattern": f"{YEARS}.*(Z|[+-][0-9]{{2}}:[0-9]{{2}})$"},
    date: {"type": "string", "format": "date", "pattern": f"{YEARS}[0-9]{{2}}-[0-9]{{2}}-[0-9]{{2}}$"},
    time: {"type": "string", "format": "time", "pattern": "^[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?$"},
}


def schema(kind: type, title: str, about: str, *, nullable: bool = False) -> dict[str, Any]:
    """The schema of a file, or a line, that is read into that dataclass. `nullable`: null stands for left out."""
    inside = {each.__name__: _table(each, nullable=nullable) for each in dict.fromkeys(_within(kind))}
    root = inside.pop(kind.__name__)
    defs = {"$defs": inside} if inside else {}
    return {"$schema": DIALECT, "title": title, "description": about, **root, **defs}


def _within(kind: Any) -> Iterator[type]:
    """The dataclass, and those in its fields."""
    if is_dataclass(kind) and isinstance(kind, type):
        yield kind
        for each in get_type_hints(kind).values():
            yield from _within(each)
    for each in get_args(kind):
        yield from _within(each)


def _table(kind: Any, *, nullable: bool) -> dict[str, Any]:
    hints = get_type_hints(kind)
    properties: dict[str, Any] = {}
    for field in fields(kind):
        form = {**_form(hints[field.name]), **_said(kind, field.name, hints[field.name])}
        if nullable and NoneType in get_args(hints[field.name]):
            form = {"anyOf": [form, {"type": "null"}]}
        properties[field.name] = {**form, "description": WORDS[kind.__name__][field.name]}
    required = [field.name for field in fields(kind) if field.default is MISSING]
    needs = {"required": required} if required else {}
    return {"type": "object", "additionalProperties": False, **needs, "properties": properties}


def _said(kind: type, name: str, hint: Any) -> Mapping[str, Any]:
    """What the field's rule in shop_checks says, and its table's, as far as a schema can."""
    by_type = FIELDS.get((name, "integer")) if hint is int else None
    return dict(by_type or FIELDS.get((name, ""), {})) | dict(RECORDS.get((kind.__name__, name), {}))


def _form(hint: Any) -> dict[str, Any]:
    within = [each for each in get_args(hint) if each is not NoneType]
    if get_origin(hint) is tuple:
        size = {} if Ellipsis in within else {"minItems": len(within), "maxItems": len(within)}
        return {"type": "array", "items": _form(within[0]), **size}
    if within:
        return _form(within[0])  # X | None
    if is_dataclass(hint) and isinstance(hint, type):
        return {"$ref": f"#/$defs/{hint.__name__}"}
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {"enum": [member.value for member in hint]}
    return dict(PLAIN[hint])

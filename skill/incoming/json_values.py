"""Values of JSON whatever they are: as a list, and as they may stand in a message."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from skill.incoming.texts import tidy

_LONGEST_QUOTE = 40


def listed(held: Any) -> list[Any]:
    """A list however it is wrapped: itself, one object, {"nodes": []} or {"edges": [{"node": {}}]}."""
    if isinstance(held, Mapping):
        if isinstance(held.get("nodes"), list):
            return list(held["nodes"])
        if isinstance(held.get("edges"), list):
            return [edge.get("node") for edge in held["edges"] if isinstance(edge, Mapping)]
        return [held]
    return list(held) if isinstance(held, list | tuple) else []


def called(held: Any) -> str:
    """What a value is, in JSON's words."""
    named = ((bool, "true or false"), (str, "a text"), (int | float | Decimal, "a number"), (Mapping, "an object"))
    return next((name for kind, name in named if isinstance(held, kind)), "null" if held is None else "a list")


def quoted(held: Any) -> str:
    """A value for a message: short, and without what a terminal would act on."""
    if isinstance(held, bool) or not isinstance(held, str | int | float | Decimal):
        return called(held)
    return f'"{tidy(held if isinstance(held, int) else str(held))[:_LONGEST_QUOTE]}"'

"""Values of JSON whatever they are: as a list, and as they may stand in a message."""

from collections.abc import Mapping
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


def quoted(held: Any) -> str:
    """A value for a message: short, and without what a terminal would act on."""
    text = tidy(held) if isinstance(held, str | int) and not isinstance(held, bool) else type(held).__name__
    return f'"{text[:_LONGEST_QUOTE]}"'

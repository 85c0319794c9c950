"""A value with its place: what JSON, YAML and microdata become before anybody judges them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Any, TypeAlias

from skill.tools.policies.places import Place


class Unreadable(Enum):
    """Stands for a value that was already reported, so that nobody reports it twice or misses it."""

    REPORTED = "reported"


Scalar = str | int | Decimal | bool | None
Value: TypeAlias = "Mapping[str, Node] | tuple[Node, ...] | Scalar | Unreadable"


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A value and its place. `repeated` names members that were written twice; the last one is kept."""

    place: Place
    value: Value
    repeated: tuple[str, ...] = ()

    @property
    def members(self) -> Mapping[str, "Node"]:
        """Its members by name; none of what is no object."""
        return self.value if isinstance(self.value, Mapping) else {}

    @property
    def elements(self) -> tuple["Node", ...]:
        """Its elements without null; of what is no array, itself."""
        if isinstance(self.value, tuple):
            return tuple(inner for element in self.value for inner in element.elements)
        return () if self.value is None else (self,)

    def all(self, name: str) -> tuple["Node", ...]:
        """The values of a member, whether one or an array; none when there is no such member."""
        return self.members[name].elements if name in self.members else ()

    def text(self, name: str) -> str:
        """The first value of a member when it is text, without blanks around it; else ""."""
        return next((e.value.strip() for e in self.all(name) if isinstance(e.value, str)), "")

    @property
    def types(self) -> tuple[str, ...]:
        """What its @type says."""
        return tuple(element.value for element in self.all("@type") if isinstance(element.value, str))

    def plain(self) -> Any:
        """It as JSON has it, without places."""
        match self.value:
            case Mapping() as members:
                return {name: member.plain() for name, member in members.items()}
            case tuple() as elements:
                return [element.plain() for element in elements]
            case Decimal() as number:
                return float(number) if number.is_finite() else str(number)
            case Unreadable():
                return None
            case scalar:
                return scalar

    def spelled(self) -> str:
        """It as one line of JSON, its members sorted, so that what says the same is spelled the same."""
        return json.dumps(self.plain(), ensure_ascii=False, sort_keys=True)

    def quoted(self, most: int = 60) -> str:
        """It as a message quotes it: short."""
        text = self.spelled()
        return text if len(text) <= most else f"{text[: most - 1]}…"

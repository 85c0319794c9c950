"""YAML's composed nodes to this package's, with their lines. Only plain values, and no bombs of aliases."""

import re
from decimal import Decimal
from typing import Any

from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

from skill.tools.policies.findings import Findings
from skill.tools.policies.nodes import Node, Scalar, Unreadable
from skill.tools.policies.places import Place

MOST_VALUES = 100_000
DEEPEST = 50

_CORE = "tag:yaml.org,2002:"
_KNOWN = frozenset(
    _CORE + name for name in ("map", "seq", "str", "int", "float", "bool", "null", "timestamp", "merge", "value")
)
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,39})")  # 0815 stays text: it is a SKU
_DECIMAL = re.compile(r"[-+]?(0|[1-9]\d*)(\.\d*)?")
_TRUE = ("true", "yes", "on", "y")  # the last three are booleans only under a %YAML 1.1 line


class Walk:
    """Copies composed nodes; every copy of an alias counts. Raises OverflowError and RecursionError at its bounds."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.values = 0

    def node(self, found: Any, place: Place, depth: int) -> Node:
        """The composed node with all that is in it."""
        self.values += 1
        if self.values > MOST_VALUES:
            raise OverflowError
        if depth > DEEPEST:
            raise RecursionError
        if str(found.tag) not in _KNOWN:
            self.findings.problem(place, f"the tag {found.tag} means nothing here", "write the plain value")
            return Node(place, Unreadable.REPORTED)
        match found:
            case MappingNode():
                return self._mapping(found, place, depth)
            case SequenceNode():
                elements = (
                    self.node(each, place.element(n, each.start_mark.line + 1), depth + 1)
                    for n, each in enumerate(found.value)
                )
                return Node(place, tuple(elements))
        return Node(place, _scalar(found))

    def _mapping(self, found: Any, place: Place, depth: int) -> Node:
        members: dict[str, Node] = {}
        repeated = []
        for key, value in found.value:
            name = str(key.value) if isinstance(key, ScalarNode) else "?"
            if name in members:
                repeated.append(name)
            members[name] = self.node(value, place.member(name, key.start_mark.line + 1), depth + 1)
        return Node(place, members, tuple(dict.fromkeys(repeated)))


def _scalar(found: ScalarNode) -> Scalar:
    text = str(found.value)
    match str(found.tag).removeprefix(_CORE):
        case "null":
            return None
        case "bool":
            return text.lower() in _TRUE
        case "int" if _INTEGER.fullmatch(text):
            return int(text)
        case "int" | "float":
            return _number(text)
    return text


def _number(text: str) -> Decimal | str:
    """A decimal; text when it is a number only to YAML (0x1F, 1_000, .inf), which no field takes."""
    return Decimal(text) if _DECIMAL.fullmatch(text) else text

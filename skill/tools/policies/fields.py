"""An object's properties by name: one value or several, read by a reader that tells what it can't read."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from rapidfuzz import fuzz, process

from skill.tools.policies.findings import Findings
from skill.tools.policies.nodes import Node, Unreadable

T = TypeVar("T")
Reader = Callable[[Node, Findings], T | None]

_NOT_PROPERTIES = ("@id", "@type", "@context")
ALIKE = 70  # rapidfuzz's percent, from which on a name is worth suggesting


@dataclass(frozen=True, slots=True)
class Fields:
    """The properties of one object. Empty text and null are as good as no property."""

    node: Node
    findings: Findings

    def has(self, name: str) -> bool:
        """True when something is said, readable or not."""
        return any(not _is_blank(element) for element in self.node.all(name))

    def values(self, name: str) -> tuple[Node, ...]:
        """Every different value that can be read."""
        told = (element for element in self.node.all(name) if not _is_blank(element))
        readable = (element for element in told if not isinstance(element.value, Unreadable))
        return tuple({element.spelled(): element for element in readable}.values())

    def read(self, name: str, reader: Reader[T]) -> T | None:
        """The one value; None when nothing is said or it can't be read. Two different ones are a problem."""
        values = self.values(name)
        if self.findings.strict and isinstance(self.node.members.get(name, self.node).value, tuple):
            self.findings.problem(
                self.node.members[name].place, "it is a list where one value belongs", "write the value"
            )
            return None
        if len(values) > 1:
            said = " and ".join(f"{value.quoted()} ({value.place.path})" for value in values)
            self.findings.problem(values[0].place, f"it says two things: {said}", "leave one")
            return None
        return reader(values[0], self.findings) if values else None

    def read_all(self, name: str, reader: Reader[T]) -> tuple[T, ...]:
        """Every value that can be read, each once."""
        found = (reader(value, self.findings) for value in self.values(name))
        return tuple(dict.fromkeys(value for value in found if value is not None))

    def unknown(self, known: Iterable[str]) -> tuple[tuple[str, Node], ...]:
        """What nobody reads."""
        skipped = {*known} if self.findings.strict else {*known, *_NOT_PROPERTIES}
        return tuple((name, member) for name, member in self.node.members.items() if name not in skipped)

    def tell_slips(self) -> None:
        """What is written twice, and what is written without a value."""
        for name in self.node.repeated:
            self.findings.problem(self.node.place, f'"{name}" is written twice', "leave one")
        for member in self.node.members.values():
            for each in member.value if isinstance(member.value, tuple) else (member,):
                self._tell_empty(each)
                if self.findings.strict and isinstance(each.value, tuple):
                    self.findings.problem(each.place, "it is a list in a list", "write one list")

    def _tell_empty(self, node: Node) -> None:
        if _is_blank(node) or (node.value is None and self.findings.strict):
            remedy = "fill it in, or leave it out"
            self.findings.tolerate(node.place, "it says nothing", "read as if it were not there", remedy)


def _is_blank(node: Node) -> bool:
    return isinstance(node.value, str) and not node.value.strip()


def spelled(node: Node, findings: Findings, *names: str) -> str:
    """The text itself; in a page, of an object that stands for it, the first of these members. Else ""."""
    if not node.members:
        return node.value.strip() if isinstance(node.value, str) else ""
    return "" if findings.strict else next((text for name in names if (text := node.text(name))), "")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """ "did you mean X?" or, when nothing is like it, what is known."""
    names = tuple(known)
    best = process.extractOne(word, names, scorer=fuzz.ratio, score_cutoff=ALIKE, processor=str.lower)
    return f"did you mean {best[0]}?" if best else f"known are {', '.join(names)}"

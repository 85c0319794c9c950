"""Everything that the given documents say together: which object an @id means, and what points at an object."""

from collections.abc import Iterable, Iterator

from skill.tools.policies.merging import merged
from skill.tools.policies.nodes import Node

Key = str | int


def key_of(node: Node) -> Key:
    """What an object is known by: its @id, else that it is this one."""
    return node.text("@id") or id(node)


def is_reference(node: Node) -> bool:
    """True for an object that only names another: nothing but an @id, and perhaps a type."""
    return "@id" in node.members and set(node.members) <= {"@id", "@type"}


class Graph:
    """The objects of all documents, in their order. Nothing in it changes once it is made."""

    def __init__(self, roots: Iterable[Node]) -> None:
        self.objects = tuple(each for root in roots for each in _objects(root))
        self._by_id: dict[str, list[Node]] = {}
        self._parents: dict[Key, list[tuple[str, Node]]] = {}
        for each in self.objects:
            if (name := each.text("@id")) and not is_reference(each):
                self._by_id.setdefault(name, []).append(each)
            for prop, member in each.members.items():
                for child in member.elements:
                    if child.members:
                        self._parents.setdefault(key_of(child), []).append((prop, each))

    def resolved(self, node: Node) -> Node | None:
        """The object that a reference means, with all that any document says of it; None when no document says it.

        What is no reference is itself; an address given as text may be the @id of an object.
        """
        name = node.value.strip() if isinstance(node.value, str) else node.text("@id")
        if found := self._by_id.get(name, ()):
            return merged(found)
        return None if is_reference(node) else node

    def all(self, node: Node, *names: str) -> tuple[Node, ...]:
        """The objects that these properties of an object lead to; what no document defines is left out."""
        ends = (self.resolved(child) for name in names for child in node.all(name))
        return tuple(end for end in ends if end is not None and end.members)

    def parents(self, node: Node) -> tuple[tuple[str, Node], ...]:
        """By which property of which object this one is pointed at."""
        return tuple(self._parents.get(key_of(node), ()))

    def expanded(self, node: Node, names: frozenset[str], depth: int = 3) -> Node:
        """The object with what these properties of it refer to written out; an undefined reference stays one."""
        whole = (self.resolved(node) if node.members else None) or node
        if depth == 0 or not whole.members:
            return whole
        members = dict(whole.members)
        for name in names & {*members}:
            ends = tuple(self.expanded(each, names, depth - 1) for each in members[name].elements)
            members[name] = Node(members[name].place, ends) if len(ends) > 1 else next(iter(ends), members[name])
        return Node(whole.place, members, whole.repeated)


def _objects(node: Node) -> Iterator[Node]:
    if node.members:
        yield node
    for child in node.members.values() if node.members else node.elements:
        if child is not node:
            yield from _objects(child)

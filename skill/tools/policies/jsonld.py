"""JSON-LD nodes with schema.org's short names, absolute ids and without @context, @set, @list and @value."""

from dataclasses import dataclass
from urllib.parse import urljoin

from skill.tools.policies.findings import Findings
from skill.tools.policies.nodes import Node
from skill.tools.policies.terms import Terms

_ABOUT_POLICIES = ("ReturnPolicy", "merchantReturn")


@dataclass(frozen=True, slots=True)
class Document:
    """What a block is read with: the address of its page ("" = not known), and who hears of contexts nobody reads."""

    base: str
    findings: Findings

    def normal(self, node: Node, terms: Terms | None = None) -> Node:
        """The node as the rest of this package knows it."""
        terms = terms or Terms()
        if isinstance(node.value, tuple):
            return Node(node.place, tuple(self.normal(element, terms) for element in node.value))
        if not node.members:
            return Node(node.place, terms.iri(node.value)) if isinstance(node.value, str) else node
        if "@context" in node.members:
            terms = self._within(node, terms)
        members, repeated = self._members(node, terms)
        for wrapper in ("@value", "@set", "@list"):
            if wrapper in members and set(members) <= {wrapper, "@type", "@language"}:
                return Node(node.place, members[wrapper].value)
        return Node(node.place, members, repeated)

    def _members(self, node: Node, terms: Terms) -> tuple[dict[str, Node], tuple[str, ...]]:
        members: dict[str, Node] = {}
        repeated = [terms.name(name) for name in node.repeated]
        for spelled, member in node.members.items():
            name = terms.name(spelled)
            if name == "@context":
                continue
            if name in members:
                repeated.append(name)
            members[name] = self._named(member, terms) if name in ("@type", "@id") else self.normal(member, terms)
            if name == "@id":
                members[name] = self._absolute(members[name])
        return members, tuple(dict.fromkeys(repeated))

    @staticmethod
    def _named(node: Node, terms: Terms) -> Node:
        """Types, and enumeration members that are given as {"@id": "schema:FreeReturn"}."""
        if isinstance(node.value, tuple):
            return Node(node.place, tuple(Document._named(element, terms) for element in node.value))
        return Node(node.place, terms.name(node.value)) if isinstance(node.value, str) else node

    def _absolute(self, node: Node) -> Node:
        """An id joined to the page's address; a blank one (_:b0) is known in its own block only."""
        if not isinstance(node.value, str):
            return node
        text = node.value.strip()
        if text.startswith("_:"):
            return Node(node.place, f"_:{node.place.origin}{text.removeprefix('_')}")
        is_relative = text.startswith(("#", "/", "?"))
        return Node(node.place, urljoin(self.base, text) if self.base and is_relative else text)

    def _within(self, node: Node, terms: Terms) -> Terms:
        inner = terms.within(node.members["@context"])
        said = node.spelled()
        for context in inner.foreign[len(terms.foreign) :] if any(word in said for word in _ABOUT_POLICIES) else ():
            self.findings.warn(
                node.place.member("@context"),
                f'the context "{context}" is not fetched',
                "its names were read as schema.org's where they are the same, and kept unread otherwise",
            )
        return inner

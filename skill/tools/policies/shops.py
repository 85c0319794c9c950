"""Which organization in the given files is the shop itself, and which is a third party that sells there."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from skill.domain.policy_choice import folded
from skill.tools.policies.graph import Graph, Key, is_reference, key_of
from skill.tools.policies.nodes import Node

SELLS = ("seller", "offeredBy")
_TOP = ("@graph", "publisher", "mainEntity", "about")
_ENDS = ("Organization", "Store", "Business", "Corporation", "Shop", "Marketplace")  # ShoeStore, HobbyShop ...


@dataclass(frozen=True, slots=True)
class Shops:
    """Tells the shop by its name, "" when nobody gave it, else by how organizations stand in the files."""

    graph: Graph
    name: str = ""
    _known: frozenset[Key] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_known", frozenset(_shops(self.graph)))

    @property
    def is_known(self) -> bool:
        """True when somebody, or some file, says who the shop is."""
        return bool(self.name or self._known)

    def is_shop(self, organization: Node) -> bool:
        """True for the shop itself."""
        name = folded(organization.text("name"))
        if self.name:
            return name == folded(self.name)
        return key_of(organization) in self._known or name in self._known

    def is_seller(self, organization: Node) -> bool:
        """True for what some offer names as its seller."""
        return _sells(self.graph, organization)


def _shops(graph: Graph) -> Iterator[Key]:
    """Ids and names of organizations that are described for themselves, not only as somebody's seller.

    One that is both is the shop only when no other is described: shops like to name themselves as their offers' seller.
    """
    apart = [node for node in graph.objects if _is_organization(node) and _stands_apart(graph, node)]
    never_seller = [node for node in apart if not _sells(graph, node)]
    for node in never_seller or (apart if len({key_of(node) for node in apart}) == 1 else []):
        yield key_of(node)
        if name := node.text("name"):
            yield folded(name)


def _sells(graph: Graph, node: Node) -> bool:
    return any(prop in SELLS for prop, _ in graph.parents(node))


def _is_organization(node: Node) -> bool:
    return any(kind.endswith(_ENDS) for kind in node.types)


def _stands_apart(graph: Graph, node: Node) -> bool:
    """True for what is written at the top of a document, or as what a page is of: not a brand, not a seller."""
    within = (prop for prop, parent in graph.parents(node) if any(child is node for child in parent.all(prop)))
    return not is_reference(node) and all(prop in _TOP for prop in within)

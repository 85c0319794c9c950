"""The SKUs that a product's or an offer's own policy is for."""

from collections.abc import Iterator

from skill.tools.policies.findings import Findings
from skill.tools.policies.graph import Graph
from skill.tools.policies.nodes import Node
from skill.tools.policies.templates import without_templates

_OFFERS = frozenset({"Offer", "AggregateOffer", "OfferForPurchase", "OfferForLease", "Demand"})
_PRODUCTS = frozenset({"Product", "ProductGroup", "ProductModel", "IndividualProduct", "SomeProducts", "Vehicle"})


def is_offer(graph: Graph, node: Node) -> bool:
    """True by its type, or by what it is to another object."""
    return bool(_OFFERS & {*node.types}) or any(prop == "offers" for prop, _ in graph.parents(node))


def is_product(node: Node) -> bool:
    """True by its type, or by what only products have; kinds of products are many (Book, Drug, Car)."""
    return bool(_PRODUCTS & {*node.types} or node.all("offers") or node.all("sku"))


def skus_of_offer(graph: Graph, offer: Node, findings: Findings) -> tuple[str, ...]:
    """The offer's own SKUs, else those of what it offers."""
    if own := _own(offer, findings):
        return own
    found = (sku for product in _offered(graph, offer) for sku in skus_of_product(graph, product, findings))
    return tuple(dict.fromkeys(found))


def skus_of_product(graph: Graph, product: Node, findings: Findings) -> tuple[str, ...]:
    """The product's own SKUs, else those of its variants, else those of its offers."""
    if own := _own(product, findings):
        return own
    inner = graph.all(product, "hasVariant") or graph.all(product, "offers")
    return tuple(dict.fromkeys(sku for each in inner for sku in _own(each, findings)))


def _own(node: Node, findings: Findings) -> tuple[str, ...]:
    values = (without_templates(each, findings).value for each in node.all("sku"))
    found = (str(value).strip() for value in values if isinstance(value, str | int) and not isinstance(value, bool))
    return tuple(dict.fromkeys(sku for sku in found if sku))


def _offered(graph: Graph, offer: Node) -> Iterator[Node]:
    """What an offer names, and what names the offer, through an AggregateOffer if need be."""
    yield from graph.all(offer, "itemOffered")
    for prop, parent in graph.parents(offer):
        if prop == "offers":
            whole = graph.resolved(parent) or parent
            yield from _offered(graph, whole) if "AggregateOffer" in whole.types else (whole,)

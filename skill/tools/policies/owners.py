"""Whose a published policy is: the shop's, a product's (or its Offer's), or a third-party seller's."""

from dataclasses import dataclass

from skill.tools.policies.findings import Findings
from skill.tools.policies.graph import Graph
from skill.tools.policies.nodes import Node
from skill.tools.policies.products import is_offer, is_product, skus_of_offer, skus_of_product
from skill.tools.policies.shops import SELLS, Shops


@dataclass(frozen=True, slots=True)
class Owner:
    """Whom a policy is for: these SKUs, this seller; neither = the shop. `nameless`: a product that has no SKU."""

    skus: tuple[str, ...] = ()
    seller: str = ""
    nameless: bool = False


@dataclass(frozen=True, slots=True)
class Owners:
    """Tells owners; every seller that could be the shop itself is told with the reading taken."""

    graph: Graph
    shops: Shops
    findings: Findings

    def of(self, node: Node) -> Owner | None:
        """The owner that this object is; None when that can't be told, which then is a problem."""
        if is_offer(self.graph, node):
            skus = skus_of_offer(self.graph, node, self.findings)
            return Owner(skus, self._seller_of(node), nameless=not skus)
        if is_product(node):
            skus = skus_of_product(self.graph, node, self.findings)
            return Owner(skus, nameless=not skus)
        if not self.shops.is_seller(node) or self.shops.is_shop(node):
            return Owner()
        if name := node.text("name"):
            self._tell_third_party(node, name)
            return Owner(seller=name)
        self.findings.problem(node.place, "a seller has a policy but no name", 'give it its "name"')
        return None

    def _seller_of(self, offer: Node) -> str:
        """The third party that an offer names; "" for the shop itself, and while nobody knows who the shop is."""
        for seller in self.graph.all(offer, *SELLS):
            name = seller.text("name")
            if not name or self.shops.is_shop(seller):
                return ""
            if self.shops.is_known:
                self._tell_third_party(seller, name)
                return name
            self.findings.warn(
                seller.place,
                f'nothing says whether the seller "{name}" is this shop itself',
                "the policy was read for the SKU, whoever sells it; --shop-name or the shop's own page would tell",
            )
        return ""

    def _tell_third_party(self, seller: Node, name: str) -> None:
        if not self.shops.name:
            reading = f'read as the policy of a third party; if that is this shop itself, say so: --shop-name "{name}"'
            self.findings.warn(seller.place, f'the policy is that of the seller "{name}"', reading)

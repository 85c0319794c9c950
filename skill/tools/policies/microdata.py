"""Microdata of a web page to nodes, in the form that JSON-LD has. extruct reads it."""

from typing import Any

from skill.tools.policies.nodes import Node
from skill.tools.policies.places import Place
from skill.tools.policies.terms import local_name


def read_microdata(origin: str, tree: Any, base: str) -> tuple[Node, ...]:
    """Every item of a parsed page (lxml) that is no other item's property; links in it are joined to `base`."""
    if not tree.xpath("//*[@itemscope]"):
        return ()
    from extruct.w3cmicrodata import MicrodataExtractor

    items = MicrodataExtractor().extract_items(tree, base or None)
    return tuple(_node(item, Place(f"{origin}, microdata item {n}")) for n, item in enumerate(items, start=1))


def _node(item: Any, place: Place) -> Node:
    if isinstance(item, list):
        return Node(place, tuple(_node(each, place.element(n)) for n, each in enumerate(item)))
    if not isinstance(item, dict):
        return Node(place, item)
    members = {local_name(name): _node(value, place.member(name)) for name, value in item.get("properties", {}).items()}
    for ours, theirs in (("@type", "type"), ("@id", "id")):
        if theirs in item:
            members[ours] = _node(item[theirs], place.member(ours))
    return Node(place, members)

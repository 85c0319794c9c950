"""What several documents say of one thing, as one object; what one object refers to, written into it."""

from skill.tools.policies.nodes import Node


def merged(nodes: list[Node]) -> Node:
    """One object of all that is said under one @id: of a property, every different value."""
    if len(nodes) == 1:
        return nodes[0]
    values: dict[str, dict[str, Node]] = {}
    for node in nodes:
        for name, member in node.members.items():
            for each in member.elements:
                values.setdefault(name, {}).setdefault(each.spelled(), each)
    members = {name: _one_or_all(tuple(each.values())) for name, each in values.items()}
    return Node(nodes[0].place, members, tuple(name for node in nodes for name in node.repeated))


def _one_or_all(values: tuple[Node, ...]) -> Node:
    return values[0] if len(values) == 1 else Node(values[0].place, values)

"""What the checks read from syntax trees. Nothing is imported or run."""

import ast
from collections.abc import Iterator


def constants(tree: ast.Module) -> dict[str, object]:
    """Names that a module gives to a literal, such as INTENT = "CanIReturn"."""
    found: dict[str, object] = {}
    for node in tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=value)):
                found[name] = value
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.Constant(value=value)):
                found[name] = value
    return found


def fields(node: ast.ClassDef) -> dict[str, ast.expr]:
    """What a class gives to its names, annotated or not."""
    found = {}
    for statement in node.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                found[name] = value
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                found[name] = value
    return found


def modules_by_alias(tree: ast.Module) -> dict[str, str]:
    """Imported names and the files they may come from: `from skill.intents import can_i_return as decision`."""
    return {
        alias.asname or alias.name: f"{node.module}.{alias.name}".replace(".", "/") + ".py"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module
        for alias in node.names
    }


def classes(tree: ast.Module) -> Iterator[ast.ClassDef]:
    """The classes of a module."""
    return (node for node in tree.body if isinstance(node, ast.ClassDef))


def strings(node: ast.expr | None) -> tuple[str, ...]:
    """The texts of a literal tuple or list; empty for anything else."""
    parts = node.elts if isinstance(node, ast.Tuple | ast.List) else []
    return tuple(part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str))

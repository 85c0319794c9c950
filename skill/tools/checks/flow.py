"""Where values come from in source: who calls, what is assigned, what a parameter's default is. Nothing is run."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Place:
    """Where an expression stands: its file and the function around it, None at the top of a module."""

    file: str
    function: Function | None


def calls_in(tree: ast.Module, file: str) -> Iterator[tuple[Place, ast.Call]]:
    """Every call in a module, with the function it stands in."""
    inner = {id(call) for node in ast.walk(tree) if isinstance(node, Function) for call in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, Function):
            yield from ((Place(file, node), call) for call in ast.walk(node) if isinstance(call, ast.Call))
        elif isinstance(node, ast.Call) and id(node) not in inner:
            yield Place(file, None), node


def called(call: ast.Call) -> str:
    """The last part of what is called: "speech" in words.speech(...)."""
    return ast.unparse(call.func).rpartition(".")[2]


def assigned(node: ast.AST, name: str) -> Iterator[ast.expr]:
    """What a statement gives to the name; of `a, b = (1, 2) if c else (3, 4)` the parts that reach it."""
    match node:
        case ast.Assign(targets=[target], value=value) | ast.NamedExpr(target=target, value=value):
            yield from _reaching(target, value, name)


def _reaching(target: ast.expr, value: ast.expr, name: str) -> Iterator[ast.expr]:
    match target, value:
        case ast.Name(id=own), _ if own == name:
            yield value
        case ast.Tuple(), ast.IfExp(body=one, orelse=other):
            yield from (*_reaching(target, one, name), *_reaching(target, other, name))
        case ast.Tuple(elts=targets), ast.Tuple(elts=values):
            for pair in zip(targets, values, strict=False):
                yield from _reaching(*pair, name)


def default(function: Function, name: str) -> list[ast.expr]:
    """A parameter's default, if it has one."""
    given = zip(reversed(function.args.args), reversed(function.args.defaults), strict=False)
    return [value for parameter, value in given if parameter.arg == name]


def argument(call: ast.Call, position: int, name: str) -> list[ast.expr]:
    """What a call passes for a parameter, by place or by name, if it does."""
    named = [keyword.value for keyword in call.keywords if keyword.arg == name]
    return call.args[position : position + 1] or named

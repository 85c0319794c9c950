"""Which texts can an expression be? Enough symbolic reading to know every key that speech code looks up.

Literals, f-strings, `a if c else b`, `a or b`, {..}.get(), local names, parameters (by what callers pass) and functions
(by what they return) are followed; anything else may be any word. Nothing is run.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from skill.tools.checks.flow import Function, Place, argument, assigned, called, calls_in, default


@dataclass(frozen=True, slots=True)
class Atom:
    """A literal in the source that takes part in a text."""

    file: str
    line: int
    value: str


@dataclass(frozen=True, slots=True)
class Text:
    """A possible text, as a regular expression, and the literals it is made of."""

    pattern: str
    atoms: frozenset[Atom] = frozenset()

    def fits(self, text: str) -> bool:
        """True when this can be exactly that text."""
        return re.fullmatch(self.pattern, text) is not None


ANY_WORD = Text(r"\w+")
Texts = frozenset[Text]


@dataclass(frozen=True)
class Code:
    """The files looked at, each with its syntax tree."""

    trees: dict[str, ast.Module]

    def calls(self, name: str) -> Iterator[tuple[Place, ast.Call]]:
        """Every call of a function or method of that name, with its place. `_name` counts in its own file only."""
        return iter(self._calls.get(name, ()))

    @cached_property
    def _calls(self) -> dict[str, list[tuple[Place, ast.Call]]]:
        found: dict[str, list[tuple[Place, ast.Call]]] = {}
        for file, tree in self.trees.items():
            for place, call in calls_in(tree, file):
                found.setdefault(called(call), []).append((place, call))
        return found

    def texts(self, value: ast.expr, place: Place, seen: frozenset[int] = frozenset()) -> Texts:
        """Every text the expression can be; empty for one that only leads back to itself."""
        if id(value) in seen:
            return frozenset()
        seen |= {id(value)}
        match value:
            case ast.Constant(value=str(text)):
                atoms = {Atom(place.file, value.lineno, text)} if text else ()
                return frozenset({Text(re.escape(text), frozenset(atoms))})
            case ast.JoinedStr(values=parts):
                return _joined([self.texts(part, place, seen) for part in parts])
            case ast.FormattedValue(value=inner):
                return self.texts(inner, place, seen)
            case ast.IfExp(body=one, orelse=other):
                return self.texts(one, place, seen) | self.texts(other, place, seen)
            case ast.BoolOp(values=parts) | ast.Call(func=ast.Attribute(value=ast.Dict(values=parts), attr="get")):
                return self._any(parts, place, seen)
            case ast.Name(id=name):
                return self._named(name, place, seen)
            case ast.Call(func=ast.Name(id=name)):
                return self._returned(name, place, seen)
        return frozenset({ANY_WORD})

    def _any(self, values: list[ast.expr], place: Place, seen: frozenset[int]) -> Texts:
        return frozenset().union(*(self.texts(value, place, seen) for value in values))

    def _named(self, name: str, place: Place, seen: frozenset[int]) -> Texts:
        function = place.function
        if function is None:
            return frozenset({ANY_WORD})
        if given := [value for node in ast.walk(function) for value in assigned(node, name)]:
            return self._any(given, place, seen)
        return self._passed(function, name, place, seen)

    def _passed(self, function: Function, name: str, place: Place, seen: frozenset[int]) -> Texts:
        """What callers pass for a parameter, and its default."""
        names = [argument.arg for argument in (*function.args.posonlyargs, *function.args.args)]
        names = names[1:] if names[:1] == ["self"] else names
        if name not in names:
            return frozenset({ANY_WORD})
        found: Texts = self._any(default(function, name), place, seen)
        for there, call in self.calls(function.name):
            if not function.name.startswith("_") or there.file == place.file:
                found |= self._any(argument(call, names.index(name), name), there, seen)
        return found

    def _returned(self, name: str, place: Place, seen: frozenset[int]) -> Texts:
        for node in self.trees[place.file].body:
            if isinstance(node, Function) and node.name == name:
                returns = (part.value for part in ast.walk(node) if isinstance(part, ast.Return) and part.value)
                return self._any(list(returns), Place(place.file, node), seen)
        return frozenset({ANY_WORD})


def _joined(parts: list[Texts]) -> Texts:
    return frozenset(
        Text("".join(text.pattern for text in row), frozenset().union(*(text.atoms for text in row)))
        for row in product(*parts)
    )

"""A checkout as the checks see it: its files, each read once.

Reading never raises: what cannot be read is empty here and reported by `unreadable_files`, so that one broken file
hides nothing else.
"""

import ast
import json
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from skill.tools.checks.model import Model
from skill.tools.checks.problem import Problem

Parsed = TypeVar("Parsed")
MANIFEST = "skill-package/skill.json"


@dataclass(frozen=True)
class Project:
    """A checkout to look at. Paths given to and by it are relative to `root`, with forward slashes."""

    root: Path

    def files(self, pattern: str) -> tuple[str, ...]:
        """Paths that match a glob pattern, sorted."""
        return tuple(sorted(path.relative_to(self.root).as_posix() for path in self.root.glob(pattern)))

    def json(self, file: str) -> dict[str, Any]:
        """The object in a JSON file; empty when it is missing, broken or no object."""
        document = self._read(file, json.loads)
        return document if isinstance(document, dict) else {}

    def toml(self, file: str) -> dict[str, Any]:
        """The document in a TOML file; empty when it is missing or broken."""
        return self._read(file, tomllib.loads) or {}

    def source(self, file: str) -> ast.Module:
        """The syntax tree of a Python file; an empty module when it is missing or broken."""
        if file not in self._sources:
            self._sources[file] = self._read(file, ast.parse) or ast.Module(body=[], type_ignores=[])
        return self._sources[file]

    @cached_property
    def _sources(self) -> dict[str, ast.Module]:
        return {}

    def _read(self, file: str, parse: Callable[[str], Parsed]) -> Parsed | None:
        try:
            return parse((self.root / file).read_text(encoding="utf-8"))
        except (OSError, ValueError, SyntaxError, RecursionError):
            return None

    @cached_property
    def models(self) -> dict[str, Model]:
        """Interaction models by file, each named for its Alexa locale: interaction_model/en-US.json."""
        return {file: Model.of(self.json(file)) for file in self.files("interaction_model/*.json")}

    @cached_property
    def locales(self) -> dict[str, dict[str, Any]]:
        """The words by file, each named for its Alexa locale: skill/speech/locales/en-US.toml."""
        return {file: self.toml(file) for file in self.files("skill/speech/locales/*.toml")}

    @cached_property
    def intents(self) -> tuple[str, ...]:
        """The shop's own intents that any interaction model declares, without Amazon's, sorted."""
        return tuple(sorted({intent.name for model in self.models.values() for intent in model.own_intents}))


Check = Callable[[Project], Iterator[Problem]]


def locale_of(file: str) -> str:
    """interaction_model/en-US.json -> en-US."""
    return Path(file).stem

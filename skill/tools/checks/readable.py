"""Can every file that the other checks rely on be read at all?"""

import ast
import json
import tomllib
from collections.abc import Callable, Iterator
from typing import Any

from skill.tools.checks.problem import Problem
from skill.tools.checks.project import MANIFEST, Project

READERS: tuple[tuple[str, str, Callable[[str], Any]], ...] = (
    ("interaction_model/*.json", "JSON", json.loads),
    (MANIFEST, "JSON", json.loads),
    ("skill/speech/locales/*.toml", "TOML", tomllib.loads),
    ("skill/**/*.py", "Python", ast.parse),
)


def unreadable_files(project: Project) -> Iterator[Problem]:
    """Every file the other checks rely on exists and can be read."""
    for pattern, language, parse in READERS:
        files = project.files(pattern)
        if not files:
            yield Problem(pattern, "", "there is no such file", "add it: nothing can be checked without it")
        for file in files:
            try:
                parse((project.root / file).read_text(encoding="utf-8"))
            except (OSError, ValueError, SyntaxError, RecursionError) as fault:
                yield Problem(file, "", f"is not readable {language}: {fault}", "mend it at the place named")

"""Do the speech modules and the locale files agree on every key?"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from skill.tools.checks.problem import Problem
from skill.tools.checks.project import Project
from skill.tools.checks.texts import Atom, Code, Text

LOOK_UP = "entry"  # Catalogue's one way to a locale's words: every key ends up there
NOT_SPOKEN = frozenset({"matching"})  # what customers say, of each language its own
IN_HELP = "in_help"  # read by the check of help texts only


def keys_used(project: Project) -> frozenset[Text]:
    """Every "table.key" that code may look up."""
    files = (file for file in project.files("skill/**/*.py") if not file.startswith("skill/tools/"))
    code = Code({file: project.source(file) for file in files})
    found = (code.texts(call.args[0], place) for place, call in code.calls(LOOK_UP) if call.args)
    return frozenset().union(*found)


def keys_of(tables: Mapping[str, Any]) -> frozenset[str]:
    """Every "table.key" of a locale that is there to be spoken."""
    spoken = ((name, table) for name, table in tables.items() if name not in NOT_SPOKEN)
    return frozenset(f"{name}.{key}" for name, table in spoken if isinstance(table, dict) for key in table)


def every_key_looked_up_exists(project: Project) -> Iterator[Problem]:
    """Each literal in code that makes a key makes one that some locale has."""
    known = frozenset().union(*(keys_of(tables) for tables in project.locales.values()))
    tried: dict[Atom, list[Text]] = defaultdict(list)
    for text in keys_used(project):
        for atom in text.atoms:
            tried[atom].append(text)
    for atom, texts in sorted(tried.items(), key=lambda found: (found[0].file, found[0].line)):
        if not any(text.fits(key) for text in texts for key in known):
            key = texts[0].pattern.replace("\\", "")
            yield Problem(atom.file, f"line {atom.line}", f'"{key}" is in no locale file', "add it or mend the key")


def every_key_is_looked_up(project: Project) -> Iterator[Problem]:
    """Each key of a locale is one that code can look up."""
    used = keys_used(project)
    for file, tables in project.locales.items():
        for key in sorted(keys_of(tables)):
            if not key.endswith(f".{IN_HELP}") and not any(text.fits(key) for text in used):
                yield Problem(file, key, "no speech code looks this key up", "remove it, or use it")

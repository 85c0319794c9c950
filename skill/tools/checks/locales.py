"""Are all locales alike: the same keys, and the same {values} in each text?"""

from collections.abc import Iterator
from string import Formatter

from skill.tools.checks.keys import NOT_SPOKEN
from skill.tools.checks.problem import Problem
from skill.tools.checks.project import Project

PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})  # CLDR; a language has those it needs


def leaves(value: object, path: str = "") -> dict[str, str]:
    """Texts by path: {"questions.reach_us.ask": "Shall I ..."}; the plural forms of one noun are one text."""
    if not isinstance(value, dict):
        return {path: str(value)}
    if value and value.keys() <= PLURALS:
        return {path: " ".join(map(str, value.values()))}
    found: dict[str, str] = {}
    for key, part in value.items():
        found |= leaves(part, f"{path}.{key}" if path else key)
    return found


def locales_have_the_same_keys(project: Project) -> Iterator[Problem]:
    """What one locale can say, all can say."""
    texts = _spoken(project)
    for path in sorted(set().union(*texts.values())):
        for file, own in texts.items():
            if path not in own:
                other = next(file for file, theirs in texts.items() if path in theirs)
                yield Problem(file, path, f"is missing here, but {other} has it", "translate it")


def locales_have_the_same_placeholders(project: Project) -> Iterator[Problem]:
    """A text has the same {values} in every locale, and its braces can be read."""
    first: dict[str, tuple[str, frozenset[str]]] = {}
    for file, texts in _spoken(project).items():
        for path, text in texts.items():
            names = placeholders(text)
            other, theirs = first.setdefault(path, (file, names or frozenset()))
            if names is None:
                yield Problem(file, path, f'the braces of "{text}" do not match', "write {name}, or {{ for a brace")
            elif names != theirs:
                yield Problem(file, path, f"has {sorted(names)}, {other} has {sorted(theirs)}", "use the same values")


def placeholders(text: str) -> frozenset[str] | None:
    """The {names} in a text; None when its braces do not match."""
    try:
        return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)
    except ValueError:
        return None


def _spoken(project: Project) -> dict[str, dict[str, str]]:
    return {
        file: leaves({name: table for name, table in tables.items() if name not in NOT_SPOKEN})
        for file, tables in project.locales.items()
    }

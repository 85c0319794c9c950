"""Law 3: one name through every room, and nothing in a room that no interaction model asks for."""

import re
from collections.abc import Iterator

from skill.tools.checks import source
from skill.tools.checks.problem import Problem
from skill.tools.checks.project import Project

ROOMS = (
    "skill/intents/{stem}.py",
    "skill/speech/{stem}.py",
    "skill/handlers/{stem}.py",
    "tests/intents/test_{stem}.py",
    "tests/conversations/{stem}/*.toml",
)


def stem_of(intent: str) -> str:
    """CanIReturn -> can_i_return: the name of an intent in every room."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", intent).lower()


def every_intent_has_its_rooms(project: Project) -> Iterator[Problem]:
    """An intent's decision, words, handler, table in every locale, tests and at least one dialogue are there."""
    for intent in project.intents:
        stem = stem_of(intent)
        for room in ROOMS:
            if not project.files(room.format(stem=stem)):
                what = f"the intent {intent} has nothing here"
                yield Problem(room.format(stem=stem), "", what, "write it; CONTRIBUTING.md says what goes in")
        for file, tables in project.locales.items():
            if not isinstance(tables.get(stem), dict):
                what = f"the intent {intent} has no words here"
                yield Problem(file, f"[{stem}]", what, "add the table with its answers")


def every_decision_has_its_intent(project: Project) -> Iterator[Problem]:
    """A decision is named after its intent, and a model declares it."""
    for file in project.files("skill/intents/*.py"):
        intent = source.constants(project.source(file)).get("INTENT")
        if intent is None:
            continue
        if file != f"skill/intents/{stem_of(str(intent))}.py":
            yield Problem(file, "INTENT", f"{intent} does not give this file's name", "rename one of them")
        if intent not in project.intents:
            what = f"no interaction model declares {intent}"
            yield Problem(file, "INTENT", what, "add the intent with its samples, or remove its rooms")

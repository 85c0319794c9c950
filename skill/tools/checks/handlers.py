"""Do handlers and interaction models agree on intents and slots? Handlers are read, never run."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from skill.tools.checks import source
from skill.tools.checks.model import AMAZON
from skill.tools.checks.problem import Problem
from skill.tools.checks.project import Project

HANDLERS = "skill/handlers/*.py"
EVERY_SKILL = ("Help", "Stop", "Cancel", "NavigateHome", "Fallback")  # Amazon's review asks for these


@dataclass(frozen=True, slots=True)
class Handler:
    """A handler class as it declares itself: `intent = "..."` and `slots = ("...",)`."""

    file: str
    intent: str
    slots: tuple[str, ...]


def declared(project: Project) -> Iterator[Handler]:
    """The handler of each of the shop's own intents."""
    for file in project.files(HANDLERS):
        tree = project.source(file)
        for node in source.classes(tree):
            own = source.fields(node)
            if "intent" in own:
                intent = _text(project, tree, own["intent"])
                yield Handler(file, intent, source.strings(own.get("slots")))


def _text(project: Project, tree: ast.Module, value: ast.expr) -> str:
    """A literal, or another module's constant such as decision.INTENT."""
    match value:
        case ast.Constant(value=str(text)):
            return text
        case ast.Attribute(value=ast.Name(id=module), attr=name):
            file = source.modules_by_alias(tree).get(module, "")
            return str(source.constants(project.source(file)).get(name, ast.unparse(value)))
    return ast.unparse(value)


def amazons(project: Project) -> Iterator[tuple[str, str]]:
    """Amazon's intents that handlers answer, with their files: keys of a table {"AMAZON.HelpIntent": help_now}."""
    for file in project.files(HANDLERS):
        for node in ast.walk(project.source(file)):
            for key in node.keys if isinstance(node, ast.Dict) else ():
                if isinstance(key, ast.Constant) and str(key.value).startswith(AMAZON):
                    yield str(key.value), file


def every_intent_has_one_handler(project: Project) -> Iterator[Problem]:
    """Each model's intents are those that handlers answer, no more and no less."""
    handlers = list(declared(project))
    own = {handler.intent: handler.file for handler in handlers}
    answered = own | dict(amazons(project))
    for file, model in project.models.items():
        asked = {intent.name for intent in model.intents}
        for name in sorted(asked - answered.keys()):
            yield Problem(file, name, "no handler answers this intent", "write its handler or remove the intent")
        for name in sorted(answered.keys() - asked):
            yield Problem(answered[name], name, f"{file} declares no such intent", "declare it or drop the handler")
    for handler in handlers:
        if own[handler.intent] != handler.file:
            yield Problem(handler.file, handler.intent, f"{own[handler.intent]} answers it too", "keep one")


def every_skill_has_amazons_intents(project: Project) -> Iterator[Problem]:
    """Each model declares the intents that Amazon's review asks every skill for."""
    for file, model in project.models.items():
        asked = {intent.name for intent in model.intents}
        for name in (f"{AMAZON}{name}Intent" for name in EVERY_SKILL):
            if name not in asked:
                yield Problem(file, "intents", f"{name} is missing, and Amazon's review asks for it", "declare it")

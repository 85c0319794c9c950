"""Are the slots that models ask for those that handlers declare and read?"""

import ast
from collections.abc import Iterator

from skill.tools.checks.handlers import HANDLERS, declared
from skill.tools.checks.problem import Problem
from skill.tools.checks.project import Project


def slots_are_the_same_in_model_and_handler(project: Project) -> Iterator[Problem]:
    """A handler declares its intent's slots, all of them and no other."""
    for handler in declared(project):
        for file, model in project.models.items():
            for intent in (intent for intent in model.intents if intent.name == handler.intent):
                asked = {slot.name for slot in intent.slots}
                for name in sorted(asked ^ set(handler.slots)):
                    lacking = handler.file if name in asked else file
                    what = f"the slot {name} is missing here, but {handler.intent} has it elsewhere"
                    yield Problem(lacking, handler.intent, what, "declare it in both, or in neither")


def every_slot_is_read(project: Project) -> Iterator[Problem]:
    """What models ask for is what handlers read with `.slot("name")`."""
    read = {name: file for file in project.files(HANDLERS) for name in _read(project.source(file))}
    asked = {slot.name: file for file, model in project.models.items() for i in model.intents for slot in i.slots}
    for name in sorted(asked.keys() - read.keys()):
        yield Problem(asked[name], f"slot {name}", 'no handler reads it with .slot("...")', "read it or remove it")
    for name in sorted(read.keys() - asked.keys()):
        yield Problem(read[name], f"slot {name}", "no interaction model has this slot", "declare it or don't read it")


def _read(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(attr="slot"), args=[ast.Constant(value=str(name))]):
                yield name

"""Do the names inside an interaction model meet: slots and their types, the dialog and its prompts?"""

from collections import Counter
from collections.abc import Iterator

from skill.tools.checks.model import AMAZON
from skill.tools.checks.problem import Problem
from skill.tools.checks.project import Project


def slot_types_exist(project: Project) -> Iterator[Problem]:
    """Slots have a type that is Amazon's or declared in `types`, and each declared type has a slot."""
    for file, model in project.models.items():
        asked = {slot.type: f"{intent.name}.{slot.name}" for intent in model.intents for slot in intent.slots}
        for name in sorted(asked.keys() - set(model.types)):
            if not name.startswith(AMAZON):
                what = f'the type "{name}" of this slot is not declared'
                yield Problem(file, asked[name], what, "add it to languageModel.types")
        for name in sorted(set(model.types) - asked.keys()):
            yield Problem(file, "types", f'no slot has the type "{name}"', "remove it or use it")


def names_are_unique(project: Project) -> Iterator[Problem]:
    """No intent, type, prompt or slot is declared twice: Alexa would keep either."""
    for file, model in project.models.items():
        lists = {"intents": [i.name for i in model.intents], "types": model.types, "prompts": model.prompts}
        lists |= {intent.name: [slot.name for slot in intent.slots] for intent in model.intents}
        for where, names in lists.items():
            for name in sorted(name for name, count in Counter(names).items() if count > 1):
                yield Problem(file, where, f'"{name}" is declared more than once', "keep one")


def dialog_fits_the_intents(project: Project) -> Iterator[Problem]:
    """The dialog has the slots and types that its intents have; prompts are declared and used."""
    for file, model in project.models.items():
        known = {intent.name: {slot.name: slot.type for slot in intent.slots} for intent in model.intents}
        for intent in model.dialog:
            slots = {slot.name: slot.type for slot in intent.slots}
            if slots != known.get(intent.name):
                what = f"the dialog has slots {slots}, the intent {known.get(intent.name, 'is not declared')}"
                yield Problem(file, f"dialog {intent.name}", what, "write the same slots and types in both")
        for name in sorted(set(model.prompt_uses) ^ set(model.prompts)):
            what = f'the prompt "{name}" is declared but not used, or used but not declared'
            yield Problem(file, "prompts", what, "declare it and name it in the dialog, or drop it")

"""An interaction model as the checks see it. Wrong shapes are left out: Amazon's schema reports them."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

from skill.tools.checks.shapes import at, objects, text, texts

AMAZON = "AMAZON."


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot of an intent: its name, its type's name and the phrases that answer its question."""

    name: str
    type: str
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Intent:
    """An intent with its slots and sample utterances, braces kept."""

    name: str
    slots: tuple[Slot, ...]
    samples: tuple[str, ...]

    @property
    def phrases(self) -> tuple[str, ...]:
        """All that can be said to it: its own samples, then the answers to its slots' questions."""
        return (*self.samples, *(sample for slot in self.slots for sample in slot.samples))


@dataclass(frozen=True)
class Model:
    """One locale's interaction model in Alexa's own format."""

    invocation_name: str
    intents: tuple[Intent, ...]
    types: tuple[str, ...]
    dialog: tuple[Intent, ...]
    prompts: tuple[str, ...]
    prompt_uses: tuple[str, ...]

    @cached_property
    def own_intents(self) -> tuple[Intent, ...]:
        """The shop's own intents, without Amazon's built-in ones."""
        return tuple(intent for intent in self.intents if not intent.name.startswith(AMAZON))

    @classmethod
    def of(cls, document: object) -> Self:
        """Read a parsed interaction model, whatever its shape."""
        whole = at(document, "interactionModel")
        language, dialog = at(whole, "languageModel"), at(whole, "dialog")
        return cls(
            invocation_name=text(language, "invocationName"),
            intents=tuple(_intent(item) for item in objects(language, "intents")),
            types=tuple(text(item, "name") for item in objects(language, "types")),
            dialog=tuple(_intent(item) for item in objects(dialog, "intents")),
            prompts=tuple(text(item, "id") for item in objects(whole, "prompts")),
            prompt_uses=tuple(_prompt_uses(dialog)),
        )


def _intent(item: dict[str, Any]) -> Intent:
    slots = (Slot(text(slot, "name"), text(slot, "type"), texts(slot, "samples")) for slot in objects(item, "slots"))
    return Intent(text(item, "name"), tuple(slots), texts(item, "samples"))


def _prompt_uses(dialog: dict[str, Any]) -> list[str]:
    asked = [*objects(dialog, "intents")]
    slots = [slot for intent in asked for slot in objects(intent, "slots")]
    uses = [prompt for item in (*asked, *slots) for prompt in at(item, "prompts").values()]
    uses += [text(rule, "prompt") for slot in slots for rule in objects(slot, "validations")]
    return [use for use in uses if isinstance(use, str)]

"""Alexa's interaction model as the understanding needs it: intents, their samples and slots, and the slots' values."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from skill.errors import SettingsError
from skill.tools.understanding.heard import Match
from skill.tools.understanding.words import plain, tidy

FOLDER = Path(__file__).parents[3] / "interaction_model"
ITEM = "ITEM"  # the slot type that a customer's own items belong to
DIGITS = "AMAZON.FOUR_DIGIT_NUMBER"
NUMBER = "AMAZON.NUMBER"  # how many of an item
DATE = "AMAZON.DATE"
TIME = "AMAZON.TIME"
QUERY = "AMAZON.SearchQuery"  # free speech behind a carrier phrase
SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Intent:
    """An intent: `samples` as written; `slots`: name -> type; `answers`: slot name -> phrases for its question."""

    name: str
    samples: tuple[str, ...]
    slots: Mapping[str, str]
    answers: Mapping[str, tuple[str, ...]]
    dialog: bool = False

    @property
    def built_in(self) -> bool:
        """Amazon's own: AMAZON.HelpIntent and the like."""
        return self.name.startswith("AMAZON.")


@dataclass(frozen=True, slots=True)
class Value:
    """A value a slot may have, with every way to say it, plain."""

    match: Match
    names: tuple[str, ...]


@dataclass(frozen=True)
class Model:
    """One locale's model. `items` are the customer's own, which Alexa would know as dynamic entities of type ITEM."""

    invocation_name: str
    intents: Mapping[str, Intent]
    types: Mapping[str, tuple[Value, ...]]
    items: tuple[Value, ...] | None = None

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> "Model":
        """Read a parsed interaction model. Raises SettingsError when it isn't in Alexa's format."""
        try:
            whole = document["interactionModel"]
            language, asked = whole["languageModel"], whole.get("dialog", {}).get("intents", [])
            dialog = {intent["name"] for intent in asked}
            intents = [_intent(item, dialog) for item in language["intents"]]
            types = {kind["name"]: tuple(map(_value, kind["values"])) for kind in language.get("types", [])}
            _refuse_unknown_types(intents, types)
            return cls(plain(language["invocationName"]), {intent.name: intent for intent in intents}, types)
        except (AttributeError, KeyError, TypeError) as fault:
            raise SettingsError(
                f"The interaction model is not in Alexa's format ({fault!r}); run `python -m skill check`."
            ) from fault

    def with_items(self, items: Mapping[str, list[str]]) -> "Model":
        """This model for a customer who has these items, id -> the names each goes by."""
        return replace(self, items=tuple(_item(key, names) for key, names in items.items() if names))

    @cached_property
    def own_intents(self) -> tuple[Intent, ...]:
        """The shop's intents, in the model's order."""
        return tuple(intent for intent in self.intents.values() if not intent.built_in)


def read(locale: str = "en-US") -> dict[str, Any]:
    """The project's own model for a locale. Raises SettingsError when there is none or it isn't JSON."""
    path = FOLDER / f"{locale}.json"
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        raise SettingsError(
            f"{path.name} in interaction_model can't be read ({fault}); restore it or mend its JSON."
        ) from fault
    if not isinstance(document, dict):
        raise SettingsError(f"{path.name} in interaction_model is not a JSON object; run `python -m skill check`.")
    return document


def _intent(item: Mapping[str, Any], dialog: set[str]) -> Intent:
    slots = {slot["name"]: slot["type"] for slot in item.get("slots", [])}
    samples = tuple(item.get("samples", []))
    answers = {slot["name"]: tuple(slot.get("samples", [])) for slot in item.get("slots", [])}
    for sample in (*samples, *(answer for phrases in answers.values() for answer in phrases)):
        for slot in SLOT.findall(sample):
            if slot not in slots:
                raise SettingsError(
                    f'{item["name"]}: the sample "{sample}" has a slot that the intent doesn\'t declare; declare it.'
                )
    return Intent(item["name"], samples, slots, answers, item["name"] in dialog)


def _refuse_unknown_types(intents: Sequence[Intent], types: Mapping[str, Sequence[Value]]) -> None:
    """Amazon knows the values of its own types; here: digits, amounts, days, times and free speech."""
    for intent in intents:
        for slot, kind in intent.slots.items():
            if kind not in (DIGITS, NUMBER, DATE, TIME, QUERY) and not types.get(kind):
                raise SettingsError(
                    f'{intent.name}: no value of slot "{slot}" (type {kind}) is known; add some to the model\'s types, '
                    "or teach skill/tools/understanding/known.py to find them."
                )


def _value(value: Mapping[str, Any]) -> Value:
    name = value["name"]
    said = [name["value"], *name.get("synonyms", [])]
    return Value(Match(value.get("id"), name["value"]), tuple(dict.fromkeys(filter(None, map(plain, said)))))


def _item(key: str, names: list[str]) -> Value:
    said = (short for name in names for short in _short_names(name))
    return Value(Match(key, names[0]), tuple(dict.fromkeys(filter(None, said))))


def _short_names(name: str) -> list[str]:
    """ "Blue Wool Scarf, 2 m" is also called the blue wool scarf, the wool scarf and the scarf."""
    thing = re.split(r"[,(]|\s(?:with|for|of|in|from)\s|\s[-\u2013\u2014]\s", name, maxsplit=1)[0]
    words = plain(thing).split()
    return [plain(name), *(" ".join(words[start:]) for start in range(len(words)))]


def pattern(sample: str) -> str:
    """A sample with its words plain and its {slots} left as they are."""
    parts = SLOT.split(sample)
    return " ".join(
        f"{{{part}}}" if index % 2 else plain(part) for index, part in enumerate(parts) if index % 2 or tidy(part)
    )

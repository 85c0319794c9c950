"""A project of two intents in two locales on which every check agrees, to be broken in one place by a test."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from skill.tools.checks.schemas import SPEC

ROOT = Path(__file__).parents[2]
BUILT_IN = ("Help", "Stop", "Cancel", "NavigateHome", "Fallback")
MODELS = ("interaction_model/en-US.json", "interaction_model/en-GB.json")
LOCALES = ("skill/speech/locales/en-US.toml", "skill/speech/locales/en-GB.toml")

MODEL = {
    "interactionModel": {
        "languageModel": {
            "invocationName": "tiny shop",
            "intents": [
                {
                    "name": "TrackParcel",
                    "slots": [{"name": "item", "type": "ITEM", "samples": ["the {item}"]}],
                    "samples": ["where is it", "where is my {item}"],
                },
                {"name": "CallShop", "slots": [], "samples": ["call you", "what's your number"]},
                *({"name": f"AMAZON.{name}Intent", "samples": []} for name in BUILT_IN),
            ],
            "types": [{"name": "ITEM", "values": [{"id": "lamp", "name": {"value": "lamp", "synonyms": ["light"]}}]}],
        },
        "dialog": {
            "intents": [
                {
                    "name": "TrackParcel",
                    "slots": [{"name": "item", "type": "ITEM", "prompts": {"elicitation": "Ask.item"}}],
                }
            ]
        },
        "prompts": [{"id": "Ask.item", "variations": [{"type": "PlainText", "value": "Which one?"}]}],
    }
}

PAGE = {
    "name": "Tiny Shop",
    "examplePhrases": [
        "Alexa, ask Tiny Shop where is it",
        "Alexa, open Tiny Shop and call you",
        "Alexa, ask Tiny Shop what's your number",
    ],
}
PRIVACY = {"privacyPolicyUrl": "https://tiny.example/privacy"}
MANIFEST = {
    "manifest": {
        "manifestVersion": "1.0",
        "publishingInformation": {"locales": {"en-US": PAGE, "en-GB": PAGE}, "category": "SHOPPING"},
        "privacyAndCompliance": {"locales": {"en-US": PRIVACY, "en-GB": PRIVACY}},
    }
}

WORDS = """
[phrases]
days = { one = "{n} day", other = "{n} days" }

[questions]
more = { ask = "Anything else?", again = "Can I do more?" }

[track_parcel]
in_help = "where your parcel is"
found = { say = "Your {item} comes in {days}." }
lost = { say = "Your {item} is lost." }

[call_shop]
in_help = "how to call us"
number_day = { say = "Call us." }
number_night = { say = "Call us tomorrow." }

[builtin]
help = { say = "You can ask where your parcel is, or how to call us." }

[matching]
small = ["the"]
"""

SOURCES = {
    "skill/intents/track_parcel.py": """
INTENT = "TrackParcel"

class Found: ...
class Lost: ...

Outcome = Found | Lost

def decide():
    return Answer(Found(), Offer("CallShop"))
""",
    "skill/intents/call_shop.py": """
INTENT = "CallShop"

class Number: ...

Outcome = Number | AccountNeeded
""",
    "skill/speech/catalogue.py": """
class Catalogue:
    def speech(self, key, ask="", **values):
        question = self.entry(f"questions.{ask}") if ask else {}
        return self.entry(key), question

    def count(self, noun, number):
        return self.entry(f"phrases.{noun}")
""",
    "skill/speech/track_parcel.py": """
def say(outcome, words):
    match outcome:
        case it.Found(item):
            return words.speech("track_parcel.found", ask="more", item=item, days=words.count("days", 2))
        case it.Lost():
            return words.speech("track_parcel.lost")
""",
    "skill/speech/call_shop.py": """
def say(outcome, words):
    match outcome:
        case AccountNeeded():
            return _number("day", words)
        case it.Number() as number:
            return _number("night" if number.late else "day", words)

def _number(when, words):
    return words.speech(f"call_shop.number_{when}")
""",
    "skill/speech/builtin.py": """
def help_now(words):
    return words.speech("builtin.help", ask="more")
""",
    "skill/handlers/track_parcel.py": """
from skill.intents import track_parcel as decision

class TrackParcelHandler(StemHandler):
    intent = decision.INTENT
    slots = ("item",)
""",
    "skill/handlers/call_shop.py": """
class CallShopHandler(StemHandler):
    intent: ClassVar[str] = "CallShop"
    slots: ClassVar[tuple[str, ...]] = ()
""",
    "skill/handlers/request.py": """
def heard(turn):
    return turn.slot("item").value
""",
    "skill/handlers/builtin.py": "ANSWERS = {"
    + ", ".join(f'"AMAZON.{name}Intent": answer' for name in BUILT_IN)
    + "}\n",
    "tests/intents/test_track_parcel.py": "",
    "tests/intents/test_call_shop.py": "",
    "tests/conversations/track_parcel/on_the_way.toml": "",
    "tests/conversations/call_shop/by_day.toml": "",
}


class SmallProject:
    """The files of the small project under `root`, with ways to change one of them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for file in MODELS:
            self.write(file, json.dumps(MODEL))
        self.write("skill-package/skill.json", json.dumps(MANIFEST))
        for file, text in {**dict.fromkeys(LOCALES, WORDS), **SOURCES}.items():
            self.write(file, text)

    def write(self, file: str, text: str) -> None:
        """Make or overwrite a file."""
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def replace(self, file: str, old: str, new: str) -> "SmallProject":
        """Change a piece of a file that is certainly there."""
        text = (self.root / file).read_text(encoding="utf-8")
        assert old in text, f"{file} does not have {old!r}"
        self.write(file, text.replace(old, new))
        return self

    def remove(self, file: str) -> None:
        """Take a file away."""
        (self.root / file).unlink()

    def change(self, file: str, edit: Callable[[Any], object]) -> None:
        """Change a JSON file in place by a function of its document."""
        document = json.loads((self.root / file).read_text(encoding="utf-8"))
        edit(document)
        self.write(file, json.dumps(document))

    def language(self, edit: Callable[[Any], object], *files: str) -> "SmallProject":
        """Change the languageModel of these interaction models, else of the first."""
        for file in files or MODELS[:1]:
            self.change(file, lambda document: edit(document["interactionModel"]["languageModel"]))
        return self

    def with_amazons_schema(self) -> "SmallProject":
        """Amazon's real schema beside it, as npm installed it for this checkout."""
        if not (ROOT / SPEC).exists():
            pytest.fail(f"{SPEC} is not installed; run `npm ci` in the project's folder")
        (self.root / SPEC).parent.mkdir(parents=True, exist_ok=True)
        (self.root / SPEC).symlink_to(ROOT / SPEC)
        return self

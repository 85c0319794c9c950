"""A locale's words, read once from its TOML file, and the speech they become. It decides nothing."""

import tomllib
from collections.abc import Mapping
from dataclasses import field
from importlib.resources import files
from typing import Any

from babel import Locale

from skill.domain.values import dataclass
from skill.speech import ssml

DEFAULT_LOCALE = "en-US"


@dataclass(frozen=True, slots=True)
class Card:
    """What the Alexa app shows: plain text, no markup; a link can't be tapped, so it is short."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Speech:
    """An answer in words, as SSML bodies; `reprompt` is set exactly when it ends in a question.

    `permissions` are Alexa's names of what the customer is asked on a card to let her tell.
    `question` is that question, `still` the same as it is asked once more after another topic; "" = it is not.
    """

    speak: str
    reprompt: str | None = None
    card: Card | None = None
    link_account: bool = False
    permissions: tuple[str, ...] = ()
    question: str = ""
    still: str = ""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All words of one locale, by "table.key".

    Placeholders are {named}; a missing one is a KeyError, seen in tests.
    """

    locale: Locale
    tables: Mapping[str, Any]
    _entries: Mapping[str, Any] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Sets them by their whole keys: an answer looks up some twenty."""
        entries = {f"{table}.{name}": held for table, names in self.tables.items() for name, held in names.items()}
        object.__setattr__(self, "_entries", entries)

    def entry(self, key: str) -> Any:
        """What the locale has under that key: text, plural forms, or an answer's parts."""
        return self._entries[key]

    def speech(self, key: str, ask: str = "", **values: object) -> Speech:
        """An answer {say, title?, card?, still?}, ending in the question {ask, again, still?} named by `ask`, if any.

        Every value is made safe here and nowhere else.
        """
        entry: Mapping[str, str] = self.entry(key)
        question: Mapping[str, str] = self.entry(f"questions.{ask}") if ask else {}
        safe = {name: ssml.spoken(str(value)) for name, value in values.items() if not isinstance(value, Lines)}
        said, asked, still = (
            " ".join(text.format_map(safe).split())  # a part that has nothing to say leaves no gap
            for text in (entry["say"], question.get("ask", ""), entry.get("still", question.get("still", "")))
        )
        again = question["again"].format_map(safe) if question else None
        return Speech(f"{said} {asked}".strip(), again, _card(entry, values), question=asked, still=still)

    def question(self, name: str) -> Speech:
        """A question alone, to be put behind an answer."""
        entry: Mapping[str, str] = self.entry(f"questions.{name}")
        return Speech(ssml.spoken(entry["ask"]), ssml.spoken(entry["again"]))


class Lines(str):
    """Text for a card, never spoken, whose line breaks are meant; each line is made safe when it is joined."""

    __slots__ = ()

    @classmethod
    def of(cls, lines: list[str]) -> "Lines":
        """One line each."""
        return cls("\n".join(ssml.plain(line) for line in lines))


def load(locale: str = DEFAULT_LOCALE) -> Catalogue:
    """The catalogue of that locale. Raises FileNotFoundError for one that has no file."""
    text = files("skill.speech").joinpath("locales", f"{locale}.toml").read_text(encoding="utf-8")
    known = Locale.parse(locale, sep="-")
    known.plural_form(1)  # has Babel read its data now (8 ms), into Lambda's snapshot, and not in a customer's turn
    return Catalogue(known, tomllib.loads(text))


def _card(entry: Mapping[str, str], values: Mapping[str, object]) -> Card | None:
    if "card" not in entry:
        return None
    shown = {name: v if isinstance(v, Lines) else ssml.plain(str(v)) for name, v in values.items()}
    return Card(entry["title"].format_map(shown), entry["card"].format_map(shown).rstrip(" "))

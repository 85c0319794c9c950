"""The values that slots can take, found in what was said; exact but for plurals, spelling being mended before."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from skill.tools.understanding.dates import MONTHS, spoken_date
from skill.tools.understanding.heard import HeardSlot, Match
from skill.tools.understanding.model import DATE, DIGITS, ITEM, NUMBER, TIME, Model, Value
from skill.tools.understanding.numbers import amount, four_digits, is_number
from skill.tools.understanding.times import spoken_time
from skill.tools.understanding.words import singular

LONGEST = 6  # words in a value's name
ORDINAL, CHANNEL, REASON, TOLD, TROUBLE = "ORDINAL", "CHANNEL", "RETURN_REASON", "TOLD", "TROUBLE"
# Values of ITEM that point at things and name none: heard where a sample expects them, and nowhere else in speech.
POINTING = frozenset({"it", "all"})
_PLACED = frozenset({"one", "order", "item", "package", "parcel", "delivery", "thing", "purchase", "shipment"})
_COUNTED = frozenset({"of", "pair", "pairs", "pieces"})
_DAYS_FOLLOW = frozenset({"in", "on", "from", "since", "of", "last"})
_YEARS_FOLLOW = frozenset({"in", "since", "of", "from"})
# "I want to watch", "don't throw it away": after these a word is what somebody does, not a thing.
_VERBS_FOLLOW = frozenset({"to", "i", "you", "we", "they", "will", "would", "can", "could", "not", "please"})

# "I don't have it" tells that it never came; "I don't have the receipt" tells nothing of the kind.
_LACKING = ("have", "get", "find")

_ALSO_VERBS = ("open", "opened", "used", "complete")
_STATES_FOLLOW = frozenset(
    {"is", "are", "was", "were", "been", "it", "them", "still", "already", "a", "an", "and", "or"}
)


@dataclass(frozen=True, slots=True)
class Span:
    """A value found: words[start:end] are its words."""

    start: int
    end: int
    slot: HeardSlot


@dataclass(frozen=True, slots=True)
class _Lists:
    """A type's values by name: the model's, and the customer's where the type has any."""

    static: dict[str, tuple[Match, ...]]
    dynamic: dict[str, tuple[Match, ...]] | None

    def look_up(self, words: Sequence[str]) -> HeardSlot | None:
        """The slot that these words fill, or None when they name no known value."""
        return self._filled(_key(words), words)

    def spans(self, words: Sequence[str]) -> Iterator[Span]:
        """Every value among the words; each word is brought to its singular once."""
        single = [*map(singular, words)]
        for start, end in _places(words):
            if slot := self._filled("".join(single[start:end]), words[start:end]):
                yield Span(start, end, slot)

    def _filled(self, key: str, words: Sequence[str]) -> HeardSlot | None:
        static = self.static.get(key, ())
        dynamic = None if self.dynamic is None else self.dynamic.get(key, ())
        return HeardSlot(" ".join(words), static, dynamic) if static or dynamic else None


class KnownValues:
    """Every value the model and the customer's own items give the slots, by slot type.

    `today` is the day where the customer is; without one it is this machine's.
    """

    def __init__(self, model: Model, today: date | None = None) -> None:
        self._today = today
        items = None if model.items is None else _by_name(model.items)
        kinds = {name: _by_name(values) for name, values in model.types.items()}
        self._lists = {name: _Lists(static, items if name == ITEM else None) for name, static in kinds.items()}

    def named(self, kind: str, words: Sequence[str]) -> HeardSlot | None:
        """The value of that type that exactly these words name, if any."""
        if kind == DIGITS:
            return HeardSlot(digits) if (digits := four_digits(list(words))) else None
        if kind == NUMBER:
            return HeardSlot(digits) if (digits := amount(list(words))) else None
        if kind == DATE:
            return HeardSlot(day) if (day := spoken_date(words, self._today or date.today())) else None  # noqa: DTZ011
        if kind == TIME:
            return HeardSlot(time) if (time := spoken_time(words)) else None
        return self._lists[kind].look_up(words) if kind in self._lists and words else None

    def unknown(self, kind: str, said: str) -> HeardSlot:
        """A slot filled with words that are none of its values: what Alexa calls ER_SUCCESS_NO_MATCH."""
        lists = self._lists.get(kind)
        return HeardSlot(said, () if lists else None, () if lists and lists.dynamic is not None else None)

    def find(self, kind: str, words: Sequence[str]) -> Span | None:
        """The longest value of that type anywhere in an utterance, the first of equally long ones; None without one."""
        spans = (span for span in self._spans(kind, words) if self._is_meant(kind, words, span))
        return max(spans, key=lambda span: (span.end - span.start, -span.start), default=None)

    def _spans(self, kind: str, words: Sequence[str]) -> Iterator[Span]:
        if kind in self._lists:
            return self._lists[kind].spans(words)
        named = ((start, end, self.named(kind, words[start:end])) for start, end in _places(words))
        return (Span(start, end, slot) for start, end, slot in named if slot)

    def _is_meant(self, kind: str, words: Sequence[str], span: Span) -> bool:
        return self._is_counted(words, span) if kind == NUMBER else _is_used(kind, words, span)

    def _is_counted(self, words: Sequence[str], span: Span) -> bool:
        """Whether a number says how many: "two of them", "two mugs", but neither "two weeks" nor "size ten boots"."""
        if words[span.start - 1 : span.start] == ["size"] or span.end == len(words):
            return False
        after = words[span.end : span.end + LONGEST]
        return after[0] in _COUNTED or any(self.named(ITEM, after[:end]) for end in range(1, len(after) + 1))


def _places(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where a value can begin and end."""
    for start in range(len(words)):
        for end in range(start + 1, min(start + LONGEST, len(words)) + 1):
            yield start, end


def _key(words: Sequence[str]) -> str:
    """Birdfeeders and bird feeder are the same name."""
    return "".join(map(singular, words))


def _by_name(values: Iterable[Value]) -> dict[str, tuple[Match, ...]]:
    found: dict[str, list[Match]] = defaultdict(list)
    for value in values:
        for key in dict.fromkeys(_key(name.split()) for name in value.names):
            found[key].append(value.match)
    return {key: tuple(matches) for key, matches in found.items()}


def _is_used(kind: str, words: Sequence[str], span: Span) -> bool:
    """Whether a word that looks like a value is used as one here."""
    before = words[span.start - 1] if span.start else ""
    if kind == DIGITS:  # neither "since 2019", "march 2025" nor four digits of a longer number
        year = (before in _YEARS_FOLLOW or before in MONTHS) and span.slot.value[:2] in ("19", "20")
        return not (year or is_number(before) or is_number("".join(words[span.end : span.end + 1])))
    if kind == ORDINAL:  # "the second one", but neither "wait a second" nor "last week" nor "one of my parcels"
        after = words[span.end] if span.end < len(words) else ""
        return before in ("the", "my", "number") and (after in _PLACED or (not after and len(words) > 2))
    if kind == DATE:  # "order from may", but neither "may i" nor "a march"
        return before in _DAYS_FOLLOW
    if kind == TIME:  # "at three", "in the morning", but neither "three lamps" nor "good morning"
        return before in ("at", "in", "for") and not words[span.end :]
    if kind in (REASON, TOLD):  # "it is open", but neither "are you open" nor "open a case"
        doubtful = span.end - span.start == 1 and words[span.start] in _ALSO_VERBS
        return before in _STATES_FOLLOW if doubtful else before != "not"
    if kind == TROUBLE and words[span.end - 1] in _LACKING:
        return words[span.end : span.end + 1] in (["it"], ["them"])
    if kind == CHANNEL:  # "my phone is broken" doesn't ask for a phone call
        return before != "my"
    if kind == ITEM and any(match.id in POINTING for match in span.slot.static or ()):
        return False
    return span.end - span.start > 1 or before not in _VERBS_FOLLOW

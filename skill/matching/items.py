"""Which of the customer's own items was meant? Proposes lines, best first; `decide` chooses among them or asks."""

from collections.abc import Iterable
from dataclasses import dataclass

from skill.domain.files import CustomerFile
from skill.domain.orders import Line, LineRef
from skill.intents.asking import Mention
from skill.matching.words import Lexicon

LIKE_ENOUGH = 80  # of 100, by rapidfuzz's ratio of two words; below it "my phone" begins to sound like shoes


@dataclass(frozen=True, slots=True)
class Heard:
    """What was said about an item, and what the session knows. Words as spoken; "" = not said.

    `meant` is what "it" or nothing at all means; `listed` are the lines of the last list, in spoken order. All are only
    claims: a line counts when the customer's own file has it.
    """

    item: str = ""
    ordinal: str = ""
    digits: str = ""
    meant: tuple[LineRef, ...] = ()
    listed: tuple[LineRef, ...] = ()


def mention(heard: Heard, customer: CustomerFile, lexicon: Lexicon) -> Mention:
    """The lines that fit what was heard. A gift is found by its order, its place or the word gift, never by name."""
    if heard.digits:
        return Mention(heard.digits, _refs(x for x in customer.lines() if _ends_with(x.order.number, heard.digits)))
    for said in filter(None, (heard.ordinal, heard.item)):
        if place := lexicon.place(said):
            return Mention(said, _at(place, heard.listed or _default_list(customer)))
    if heard.item and not lexicon.is_pronoun(heard.item):
        return Mention(heard.item, _named(heard.item, heard.listed, customer, lexicon))
    return Mention("", heard.meant)


def _refs(lines: Iterable[Line]) -> tuple[LineRef, ...]:
    return tuple(line.ref for line in lines)


def _ends_with(number: str, digits: str) -> bool:
    return "".join(c for c in number if c.isalnum()).endswith(digits)


def _default_list(customer: CustomerFile) -> tuple[LineRef, ...]:
    return _refs(customer.coming() or customer.delivered() or customer.lines())


def _at(place: int, listed: tuple[LineRef, ...]) -> tuple[LineRef, ...]:
    index = place - 1 if place > 0 else place
    return (listed[index],) if -len(listed) <= index < len(listed) else ()


def _named(said: str, listed: tuple[LineRef, ...], customer: CustomerFile, lexicon: Lexicon) -> tuple[LineRef, ...]:
    """Exact names, else names that hold every word said, else words that sound alike; of a list just heard, if any."""
    wanted = lexicon.tokens(said)
    scored = [(score, line.ref) for line in customer.lines() if (score := _score(wanted, line, customer, lexicon))]
    if lexicon.is_gift(said):
        scored += [(1, line.ref) for line in customer.lines() if line.order.is_gift]
    best = max((score for score, _ in scored), default=0)
    found = tuple(ref for score, ref in scored if score == best)
    return tuple(ref for ref in found if ref in listed) or found


def _score(wanted: tuple[str, ...], line: Line, customer: CustomerFile, lexicon: Lexicon) -> int:
    if not wanted or line.order.is_gift or customer.hide_items:
        return 0
    names = [lexicon.tokens(name) for name in (line.item.name, *line.item.synonyms)]
    if wanted in names:
        return 3
    if any(set(wanted) <= set(name) for name in names):
        return 2
    return 1 if any(all(_sounds_like_one_of(word, name) for word in wanted) for name in names) else 0


def _sounds_like_one_of(word: str, name: tuple[str, ...]) -> bool:
    if word in name:
        return True
    from rapidfuzz import fuzz  # only when nothing matches by its letters: 12 ms that most turns never pay

    return len(word) > 3 and any(fuzz.ratio(word, other) >= LIKE_ENOUGH for other in name)

"""Which of the customer's own items was meant? Proposes lines, best first; `decide` chooses among them or asks."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import eq

from skill.domain.files import CustomerFile
from skill.domain.orders import Line, LineRef
from skill.intents.asking import Mention
from skill.matching.words import Lexicon

LIKE_ENOUGH = 80  # of 100, by rapidfuzz's ratio of two words; below it "my phone" begins to sound like shoes
Tokens = tuple[str, ...]
Refs = tuple[LineRef, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """What was said about an item, and what the session knows. Words as spoken; "" = not said.

    `meant` is what "it" or nothing at all means; `listed` are the lines of the last list, in spoken order. All are only
    claims: a line counts when the customer's own file has it.
    """

    item: str = ""
    ordinal: str = ""
    digits: str = ""
    meant: Refs = ()
    listed: Refs = ()

    @property
    def says_which(self) -> bool:
        """True when words about an item were said, be it only "it"."""
        return bool(self.item or self.ordinal or self.digits)


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


def _refs(lines: Iterable[Line]) -> Refs:
    return tuple(line.ref for line in lines)


def _ends_with(number: str, digits: str) -> bool:
    return "".join(c for c in number if c.isalnum()).endswith(digits)


def _default_list(customer: CustomerFile) -> Refs:
    return _refs(customer.coming() or customer.delivered() or customer.lines())


def _at(place: int, listed: Refs) -> Refs:
    index = place - 1 if place > 0 else place
    return (listed[index],) if -len(listed) <= index < len(listed) else ()


def _named(said: str, listed: Refs, customer: CustomerFile, lexicon: Lexicon) -> Refs:
    """Exact names, else names that hold every word said, else words that sound alike; of a list just heard, if any."""
    wanted, names = lexicon.tokens(said), _names(customer, lexicon)
    gifts = _refs(line for line in customer.lines() if line.is_gift) if lexicon.is_gift(said) else ()
    found = (
        _fitting(eq, wanted, names)
        or _fitting(_all_among, wanted, names)
        or _fitting(_all_sound_like_some, wanted, names) + gifts
    )
    return tuple(ref for ref in found if ref in listed) or found


def _names(customer: CustomerFile, lexicon: Lexicon) -> list[tuple[LineRef, Tokens]]:
    """Every name that an item may be found by: none of a gift's, none of a customer's who wants them hidden."""
    named = ((line, name) for line in _speakable(customer) for name in (line.item.name, *line.item.synonyms))
    return [(line.ref, lexicon.tokens(name)) for line, name in named]


def speakable(customer: CustomerFile) -> tuple[tuple[str, ...], ...]:
    """The names of each item that may be named, newest order first: its own, then what customers also call it."""
    return tuple((line.item.name, *line.item.synonyms) for line in _speakable(customer))


def _speakable(customer: CustomerFile) -> tuple[Line, ...]:
    return () if customer.hide_items else tuple(line for line in customer.lines() if not line.is_gift)


def _fitting(fits: Callable[[Tokens, Tokens], bool], wanted: Tokens, names: list[tuple[LineRef, Tokens]]) -> Refs:
    return tuple(dict.fromkeys(ref for ref, name in names if fits(wanted, name))) if wanted else ()


def _all_among(wanted: Tokens, name: Tokens) -> bool:
    return set(wanted) <= set(name)


def _all_sound_like_some(wanted: Tokens, name: Tokens) -> bool:
    from rapidfuzz import fuzz  # only when nothing matches by its letters: 8 ms that most turns never pay

    return all(
        word in name or (len(word) > 3 and any(fuzz.ratio(word, other) >= LIKE_ENOUGH for other in name))
        for word in wanted
    )

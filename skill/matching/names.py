"""The names that items may be found by, and which fit what was said. A gift has none; who hides names has none."""

from collections.abc import Callable
from operator import eq

from skill.domain.files import CustomerFile
from skill.domain.orders import Line, LineRef
from skill.matching.alike import alike
from skill.matching.likeness import LIMITS, Limits
from skill.matching.words import Lexicon, Tokens

Refs = tuple[LineRef, ...]
Names = list[tuple[LineRef, Tokens]]


def speakable(customer: CustomerFile) -> tuple[tuple[str, ...], ...]:
    """The names of each item that may be named, newest order first: its own, then what customers also call it."""
    return tuple((line.item.name, *line.item.synonyms) for line in _speakable(customer))


def named(said: str, customer: CustomerFile, lexicon: Lexicon, limits: Limits = LIMITS) -> Refs:
    """Exact names, else names that hold every word said, else words that sound alike or are spread over its names."""
    readings, names = lexicon.readings(said), _names(customer, lexicon)
    gifts = tuple(line.ref for line in customer.lines if line.is_gift) if lexicon.is_gift(said) else ()
    by_letters = (_fitting(fits, wanted, names) for wanted in readings for fits in (eq, _all_among))
    by_sound = (alike(wanted, names, limits) for wanted in readings)
    return next(filter(None, by_letters), ()) or next(filter(None, by_sound), ()) + gifts


def _names(customer: CustomerFile, lexicon: Lexicon) -> Names:
    lines = ((line, name) for line in _speakable(customer) for name in (line.item.name, *line.item.synonyms))
    return [(line.ref, lexicon.readings(name)[0]) for line, name in lines]


def _speakable(customer: CustomerFile) -> tuple[Line, ...]:
    return () if customer.hide_items else tuple(line for line in customer.lines if not line.is_gift)


def _fitting(fits: Callable[[Tokens, Tokens], bool], wanted: Tokens, names: Names) -> Refs:
    return tuple(dict.fromkeys(ref for ref, name in names if fits(wanted, name))) if wanted else ()


def _all_among(wanted: Tokens, name: Tokens) -> bool:
    return set(wanted) <= set(name)

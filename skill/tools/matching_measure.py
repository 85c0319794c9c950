"""What the matching makes of phrases, and how right that is. Prints nothing."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from skill.matching.likeness import LIMITS, Limits
from skill.matching.names import named
from skill.matching.words import Lexicon
from skill.speech.catalogue import load
from skill.tools.matching_phrases import Phrase


class Verdict(StrEnum):
    """What came of a phrase."""

    RIGHT = "right"
    ASKED = "asked"
    ASTRAY = "astray"
    WRONG = "wrong"
    MISSED = "missed"
    INVENTED = "invented"
    LEFT = "left"


Outcome = tuple[Phrase, Verdict, tuple[str, ...]]


def measured(said: Iterable[Phrase], limits: Limits = LIMITS) -> tuple[Outcome, ...]:
    """Of each phrase, what came of it, and the line ids found."""
    lexicon = Lexicon.of(load().tables["matching"])
    found = ((p, tuple(ref.line_id for ref in named(p.said, p.customer, lexicon, limits))) for p in said)
    return tuple((phrase, verdict(phrase.expects, frozenset(lines)), lines) for phrase, lines in found)


def verdict(expects: frozenset[str], found: frozenset[str]) -> Verdict:
    """What it is to find these where those are meant. Of several that may be meant, all have to be asked about."""
    if not expects:
        return Verdict.INVENTED if found else Verdict.LEFT
    if len(found) > 1:
        return Verdict.ASKED if expects <= found else Verdict.ASTRAY
    if not found:
        return Verdict.MISSED
    return Verdict.RIGHT if found == expects else Verdict.WRONG


def best(expects: frozenset[str]) -> Verdict:
    """The verdict that nothing is better than."""
    return (Verdict.LEFT, Verdict.RIGHT, Verdict.ASKED)[min(len(expects), 2)]


def shares(outcomes: Iterable[Outcome]) -> tuple[float, float]:
    """Wrong and confident, of the phrases that mean something; found, of those that mean nothing of the customer's."""
    counts = Counter(what for _, what, _ in outcomes)
    none = counts[Verdict.INVENTED] + counts[Verdict.LEFT]
    return counts[Verdict.WRONG] / (counts.total() - none), counts[Verdict.INVENTED] / none

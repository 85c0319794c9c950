"""How like one word is to another, for words misheard: by its letters (rapidfuzz) or its sound. Numbers never are."""

from collections.abc import Iterable, Mapping

from skill.domain.values import dataclass
from skill.matching.sounds import sounds_as

SHORTEST = 4  # letters; shorter words are themselves or nothing, or "the red one" sounds like "done right"
MORE_OR_LESS = 2  # letters
SOUNDS_LIKE = 50  # by letters, before the sound is compared at all: "genes" and "jeans" share half of theirs


@dataclass(frozen=True, slots=True)
class Limits:
    """What counts as alike, of 100; `python -m skill matching --tune` shows what other values would give.

    `word`: the least for a word. `homophone`: what it is worth to sound the same. `phrase`: the least for all words
    together. `margin`: who is so near to the best is asked about too.
    """

    word: float = 80
    homophone: float = 90
    phrase: float = 82
    margin: float = 5


LIMITS = Limits()


def like(piece: str, words: Iterable[str], limits: Limits) -> Mapping[str, float]:
    """Which of `words` the piece may be a mishearing of, and how like it each is; they all may be misheard.

    Letters count from the first on, a "jacket" is no "racket", and two more are a word more: "air conditioner".
    """
    from rapidfuzz import fuzz, process  # only when nothing matches by its letters: 8 ms that most turns never pay

    if not may_be_misheard(piece):
        return {}
    near = [other for other in words if abs(len(other) - len(piece)) <= MORE_OR_LESS]
    found = process.extract(piece, near, scorer=fuzz.ratio, score_cutoff=SOUNDS_LIKE, limit=None)
    heard = {other: limits.homophone for other, _, _ in found if sounds_as(piece, other)}
    spelt = {other: score for other, score, _ in found if score >= limits.word and other[0] == piece[0]}
    return {other: max(heard.get(other, 0.0), spelt.get(other, 0.0)) for other in heard | spelt}


def may_be_misheard(piece: str) -> bool:
    """False for short words and for whatever has digits: those are themselves or nothing."""
    return len(piece) >= SHORTEST and not any(c.isdigit() for c in piece)

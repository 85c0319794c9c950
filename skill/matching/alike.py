"""Items whose names sound like what was said, best first. Asked only when no name holds the words by their letters."""

from collections.abc import Iterable, Mapping

from skill.domain.orders import LineRef
from skill.matching.likeness import Limits, like, may_be_misheard

MOST_WORDS, JOINED = 12, 4  # nothing is called by more words; "w h 1000 x m 5" is written in fewer
Tokens = tuple[str, ...]
Names = Iterable[tuple[LineRef, Tokens]]


def alike(wanted: Tokens, names: Names, limits: Limits) -> tuple[LineRef, ...]:
    """The lines that sound like it and those hardly less like it; none when even the best is too far away."""
    if not wanted or len(wanted) > MOST_WORDS:
        return ()
    pieces = _pieces(names)
    near = _near(wanted, frozenset().union(*pieces.values()), limits)
    scores = {ref: _score(wanted, near, own) for ref, own in pieces.items()}
    least = max(limits.phrase, max(scores.values(), default=0.0) - limits.margin)
    return tuple(ref for ref in sorted(scores, key=lambda ref: -scores[ref]) if scores[ref] >= least)


def _pieces(names: Names) -> dict[LineRef, frozenset[str]]:
    """The words of all of an item's names, and what two neighbours are in one: "earbuds" is heard as "ear buds"."""
    found: dict[LineRef, frozenset[str]] = {}
    for ref, name in names:
        found[ref] = found.get(ref, frozenset()) | _joined(name, 2)
    return found


def _joined(words: Tokens, most: int) -> frozenset[str]:
    spans = ((at, at + count) for count in range(1, most + 1) for at in range(len(words) - count + 1))
    return frozenset("".join(words[start:end]) for start, end in spans)


def _near(wanted: Tokens, known: frozenset[str], limits: Limits) -> dict[str, Mapping[str, float]]:
    """What each word said, alone or with its neighbours, may have been."""
    words = [piece for piece in known if may_be_misheard(piece)]
    return {p: {p: 100.0} if p in known else like(p, words, limits) for p in _joined(wanted, JOINED)}


def _score(wanted: Tokens, near: Mapping[str, Mapping[str, float]], own: frozenset[str]) -> float:
    """The mean of all that was said, by its letters; 0 when a word is like nothing here."""
    best = [0.0]
    for end in range(1, len(wanted) + 1):
        reached = [0.0]
        for start in range(max(0, end - JOINED), end):
            piece = "".join(wanted[start:end])
            likeness = max((score for other, score in near[piece].items() if other in own), default=0.0)
            if likeness and (best[start] or not start):
                reached.append(best[start] + likeness * len(piece))
        best.append(max(reached))
    return best[-1] / len("".join(wanted))

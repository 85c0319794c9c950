"""Several items in one breath: "the camera and the jug". Alexa hands them over as they were said, in one slot."""

from collections.abc import Sequence

from skill.tools.understanding.known import LONGEST, KnownValues, Span
from skill.tools.understanding.model import ITEM

ARTICLES = ("the", "my", "a", "an", "some")
_AFTER = ("back",)  # what may still come behind an item: "send the camera and the jug back"


def with_others(known: KnownValues, words: Sequence[str], span: Span) -> Span:
    """The item found there, with those that are joined to it at the end of what was said; else as it was found."""
    end, last = span.end, len(words) - (words[-1] in _AFTER)
    while words[end : end + 1] == ["and"]:
        start = end + 1 + (" ".join(words[end + 1 : end + 2]) in ARTICLES)
        ends = range(min(start + LONGEST, len(words)), start, -1)
        end = next((each for each in ends if known.named(ITEM, words[start:each])), 0)
    if end != last or end == span.end:
        return span
    return Span(span.start, end, known.unknown(ITEM, " ".join(words[span.start : end])))

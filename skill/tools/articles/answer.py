"""What is spoken of an article: its first two sentences that can be said, if one breath holds them."""

import re
from collections.abc import Sequence

from skill.speech import ssml
from skill.speech.breath import WORDS, length

QUESTION = 3  # words of "Did that help?", said in the same breath
MOST = WORDS - QUESTION
SHORTEST = 4  # words; what is shorter is a label
_END = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][\"\u201d')]))\s+(?=[\"\u201c'(]?[A-Z0-9\u00c0-\u00de])")
_USELESS = re.compile(
    r"https?:|www\.|\b(?:click|tap) here\b|\bfollowing\b|\bbelow[.:!]|\b(?:see|shown|listed) .*\b(?:below|above)\b"
    r"|^(?:note|last updated|updated|in this article)\b",
    re.IGNORECASE,
)


def spoken_answer(paragraphs: Sequence[str]) -> str:
    """One or two sentences of its beginning; "" where the first good one is too long to be said."""
    sentences = [each.strip() for paragraph in paragraphs for each in _END.split(paragraph)]
    start = next((n for n, sentence in enumerate(sentences) if _is_good(sentence)), len(sentences))
    one, two = sentences[start : start + 1], sentences[start : start + 2]
    ways = (two, one) if all(map(_is_good, two)) else (one,)
    return next((said for said in map(" ".join, ways) if fits(said)), "")


def fits(said: str) -> bool:
    """True for what is said in one breath, with the question behind it."""
    return length(ssml.spoken(said)) <= MOST


def _is_good(sentence: str) -> bool:
    """True for what stands for itself: no question, which Alexa would seem to ask, and nothing only to be seen."""
    is_whole = sentence.endswith((".", "!")) and len(sentence.split()) >= SHORTEST
    return is_whole and "?" not in sentence and not _USELESS.search(sentence)

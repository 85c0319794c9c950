"""Text folded to the plain words that samples and utterances are compared in. Knows English, no intent or item."""

import re
from collections.abc import Mapping
from unicodedata import normalize

LONGEST = (
    300  # characters; the longest thing said to Alexa is far shorter, and a pasted page must not keep anyone waiting
)

_NOT_WORD = re.compile(r"[^\w']+")
_LOOSE_QUOTE = re.compile(r"(?<!\w)'|'(?!\w)")
_SUBJECTS = ("what", "where", "when", "who", "how", "it", "that", "there", "here", "he", "she", "why")
_NEGATED = ("do", "does", "did", "is", "are", "was", "were", "has", "have", "had", "would", "could", "should")

CONTRACTIONS: Mapping[str, str] = {
    **{f"{word}'s": f"{word} is" for word in _SUBJECTS},
    **{f"{word}n't": f"{word} not" for word in _NEGATED},
    **{f"{word}'re": f"{word} are" for word in ("you", "we", "they", "what", "where", "how")},
    **{f"{word}'ve": f"{word} have" for word in ("i", "you", "we", "they")},
    **{f"{word}'ll": f"{word} will" for word in ("i", "you", "he", "she", "it", "we", "they", "that", "when", "what")},
    **{f"{word}'d": f"{word} would" for word in ("i", "you", "he", "she", "it", "we", "they", "how")},
    **{"i'm": "i am", "can't": "can not", "won't": "will not", "let's": "let us", "cannot": "can not"},
    **{"wanna": "want to", "gonna": "going to", "gotta": "got to", "lemme": "let me", "gimme": "give me"},
}
_OTHER_WORDS = frozenset(
    {
        "id",
        "ill",
        "well",
        "were",
        "hell",
        "shell",
        "wed",
        "shed",
    }
)  # words of their own without the apostrophe
_PLAIN = dict(CONTRACTIONS) | {
    short: CONTRACTIONS[full]
    for full in CONTRACTIONS
    if (short := full.replace("'", "")) != full and short not in _OTHER_WORDS
}
_FILLERS = frozenset(
    {
        "alexa",
        "please",
        "um",
        "uh",
        "erm",
        "hey",
        "hi",
        "hello",
        "well",
        "so",
        "okay",
        "ok",
        "thanks",
        "oh",
        "and",
        "but",
    }
)


def tidy(text: str) -> str:
    """Lower case, straight apostrophes, whatever isn't part of a word a single space. Never longer than LONGEST."""
    folded = normalize("NFKC", text[: 4 * LONGEST]).replace("\u2019", "'").casefold()
    return _NOT_WORD.sub(" ", _LOOSE_QUOTE.sub(" ", folded)).strip()[:LONGEST].rstrip()


def plain(text: str) -> str:
    """`tidy`, and contractions written out: "Where's my lamp?" and "wheres my lamp" become "where is my lamp"."""
    return " ".join(_PLAIN.get(word, word) for word in tidy(text).split())


def without_fillers(said: str) -> str:
    """Plain words without "alexa", "um", "please" and their like at either end; "" when nothing else was said."""
    words = said.split()
    while words and words[0] in _FILLERS:
        words.pop(0)
    while words and words[-1] in _FILLERS:
        words.pop()
    return " ".join(words)


def singular(word: str) -> str:
    """Good enough to compare two words by; never spoken."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("shes", "ches", "xes", "sses")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word

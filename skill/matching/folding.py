"""Words made comparable: one spelling, one case, one of many. Good enough to compare by, and never spoken."""

import re
from unicodedata import normalize

_WORD = re.compile(r"\w+(?:'\w+)?")


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, folded."""
    return tuple(_WORD.findall(normalize("NFKC", text).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").casefold()))


def singular(word: str) -> str:
    """One of many, as a rule of thumb: "cookie" and "cookies" are "cooky", "chef's" is "chef"."""
    word = word.removesuffix("'s")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("ie"):
        return word[:-2] + "y"
    if len(word) > 4 and word.endswith(("shes", "ches", "xes", "sses")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word

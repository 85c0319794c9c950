"""How a word sounds, roughly and in English: "flower" as "flour", "weight" as "wait". Pure, and never spoken."""

import re
from unicodedata import category, normalize

# Spelling -> sound, in this order. Voiced and voiceless are one where speech blurs them: t and d, f and v, s and z.
_RULES = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^(?:k(?=n)|w(?=r)|p(?=s))", ""),
        (r"mb$", "m"),
        (r"gh(?=t)|g(?=n\b)", ""),
        (r"[st]ion", "xn"),
        (r"ph", "f"),
        (r"tch|ch|sh", "x"),
        (r"dge?(?=[eiy])|g(?=[eiy])", "j"),
        (r"c(?=[eiy])", "s"),
        (r"cqu|qu|ck|[cq]", "k"),
        (r"(?<!^)x(?=[aeiou]|$)", "ks"),
        (r"[vz]", lambda found: "f" if found[0] == "v" else "s"),
        (r"d", "t"),
        (r"(?<=.)[hw]", ""),
        (r"(.)\1+", r"\1"),
    )
)
_VOWELS = re.compile(r"[aeiouy]+")


def sounds_as(one: str, other: str) -> bool:
    """True where the two are spoken alike and have something to tell them by, which "show" and "shoe" have not."""
    return len(sound(one)) > 2 and sound(one) == sound(other)


def sound(word: str) -> str:
    """The consonants as spoken, and of the vowels what the first is like: "lamp" is not "lump"."""
    plain = "".join(c for c in normalize("NFKD", word) if category(c) != "Mn")
    for pattern, spoken in _RULES:
        plain = pattern.sub(spoken, plain)
    first = _VOWELS.search(plain)
    return _VOWELS.sub("", plain) + (_like(first[0]) if first else "")


def _like(vowels: str) -> str:
    """What the first vowels of a word sound like, as far as two spellings of one sound go."""
    match vowels:
        case "ei" | "ey":
            return "a"
        case "ie":
            return "e"
        case _:
            return {"y": "i", "u": "o"}.get(vowels[0], vowels[0])

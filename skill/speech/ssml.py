"""Makes text safe to speak and to show: SSML is XML, and names come from shops, carriers and customers."""

import re
from html import escape

# What XML 1.0 forbids, and marks that turn the reading direction: neither is spoken.
_UNSPEAKABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff]"
)
_OURS = re.compile(
    r"(?:[^<>&]|&(?:amp|lt|gt|quot|#x27);"
    r'|<prosody rate="slow">|</prosody>|<say-as interpret-as="(?:telephone|digits)">|</say-as>)*'
)


def plain(text: str) -> str:
    """The text for a card: nothing unspeakable, white space folded."""
    if not (text.isascii() and text.isprintable()):
        text = _UNSPEAKABLE.sub("", text)
    return " ".join(text.split())


def spoken(text: str) -> str:
    """The text for SSML: plain, and escaped."""
    return escape(plain(text))


def checked(body: str) -> str:
    """The body if it is one that Careline could have spoken: escaped text and its own few tags; else ""."""
    return body if body == _UNSPEAKABLE.sub("", body) and _OURS.fullmatch(body) else ""


def document(body: str) -> str:
    """A whole SSML document of a body that is already escaped."""
    return f"<speak>{body}</speak>"

"""Markdown to paragraphs of plain text: as much of it as help articles have. Knows no front matter."""

import re
from dataclasses import dataclass

_FENCED = re.compile(r"^(```|~~~).*?^\1[^\n]*$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*\s*$")
_UNREAD = re.compile(r"^\s*(?:\||[-*_=]{3,}\s*$|\[[^\]]+\]:|<!--)")  # tables, rules, addresses of links, comments
_ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+|^\s*>\s?")
_IMAGE, _LINK = re.compile(r"!\[[^\]]*\]\([^)]*\)"), re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\[[^\]]*\])")
_MARKS, _TAG = re.compile(r"(\*\*|__|\*|`|~~)(?=\S)(.+?)(?<=\S)\1"), re.compile(r"</?\w[^>]*>")


@dataclass(frozen=True, slots=True)
class Markdown:
    """A text's first heading, and its paragraphs without headings."""

    heading: str
    paragraphs: tuple[str, ...]


def read_markdown(text: str) -> Markdown:
    """The text without its marks."""
    heading, paragraphs, lines = "", list[str](), list[str]()
    for line in (*_FENCED.sub("", text).splitlines(), ""):
        found = _HEADING.match(line)
        if found:
            heading = heading or _plain(found[1])
        if found or not line.strip() or _ITEM.match(line) or _UNREAD.match(line):
            paragraphs.append(_plain(" ".join(lines)))
            lines.clear()
        if line.strip() and not found and not _UNREAD.match(line):
            lines.append(_ITEM.sub("", line).strip())
    return Markdown(heading, tuple(filter(None, paragraphs)))


def _plain(text: str) -> str:
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    return " ".join(_TAG.sub("", _MARKS.sub(r"\2", _MARKS.sub(r"\2", text))).split())

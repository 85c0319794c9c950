"""A shop's help centre: its articles in schema.org's names, and the index that finds them. Plain values."""

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime

from skill.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Article:
    """A help article (schema.org Article).

    `abstract` is what is spoken: one or two sentences, "" where none of its sentences is short enough. `keywords` are
    the shop's own other words for it. `in_language` is a BCP 47 tag, "" = any. `article_body` is plain text, and only
    there until the index is made.
    """

    article_id: str
    headline: str
    url: str = ""
    abstract: str = ""
    article_body: str = ""
    in_language: str = ""
    keywords: tuple[str, ...] = ()
    date_modified: datetime | None = None

    def is_in(self, language: str) -> bool:
        """True when it may be read to somebody who speaks that language: "en" of "en-US"."""
        return not self.in_language or self.in_language.partition("-")[0].lower() == language


@dataclass(frozen=True, slots=True)
class HelpFile:
    """Every article, and of each word its postings: the article's place, its weight there, the next place, ...

    Without articles the shop has no help centre.
    """

    articles: tuple[Article, ...] = ()
    postings: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """An article that may be meant, and how much of what was said it is about: 0 nothing, 1 everything."""

    article: Article
    likeness: float

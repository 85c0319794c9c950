"""Words for every outcome of skill/intents/search_help.py. The article's own are said as they stand."""

from collections.abc import Iterator
from typing import assert_never

from skill.domain.articles import Article
from skill.intents import search_help as it
from skill.speech.breath import in_one_breath
from skill.speech.catalogue import Lines, Speech
from skill.speech.phrases import Words


def say(outcome: it.Outcome, words: Words) -> Speech:
    """The answer in words; exhaustive, or mypy says which outcome has none."""
    match outcome:
        case it.ArticleFound(article):
            return in_one_breath(_found(article, words))
        case it.WhichArticle(first, second):
            return in_one_breath(_which(first, second, words))
        case it.NoArticle():
            return words.speech("search_help.unknown", ask="reach_someone")
        case it.NoHelpCentre():
            return words.speech("search_help.no_pages", ask="reach_someone")
        case it.NothingSaid():
            return words.speech("search_help.nothing_said", ask="what_about")
        case it.Helped():
            return words.speech("search_help.helped", ask="anything_else")
        case it.NotHelped():
            return words.speech("search_help.not_helped", ask="reach_someone")
    assert_never(outcome)


def _found(article: Article, words: Words) -> Iterator[Speech]:
    """The answer and where more is, ever more briefly; last, that it is only to be read."""
    shown = Lines.of([line for line in (article.abstract, article.url) if line] or [article.headline])
    more = words.phrase("search_help.more") if article.url else ""
    if article.abstract:
        for link in dict.fromkeys((more, "")):
            yield _article("found", article, words, answer=article.abstract, link=link, shown=shown)
    yield _article("found_to_read", article, words, shown=shown)


def _article(key: str, article: Article, words: Words, **values: str) -> Speech:
    return words.speech(f"search_help.{key}", ask="did_it_help", headline=article.headline, **values)


def _which(first: Article, second: Article, words: Words) -> Iterator[Speech]:
    """Both by name; else that there are two, which the card names."""
    named = [article.headline.rstrip("?!. ") for article in (first, second)]
    for key in ("which", "which_unnamed"):
        one, other = named
        yield words.speech(f"search_help.{key}", ask="which_answer", first=one, second=other, shown=Lines.of(named))

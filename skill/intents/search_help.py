"""How do I ...? A help article answers, where one surely does; it needs no account, and guesses nothing."""

from datetime import datetime

from skill.domain.articles import Article
from skill.domain.files import Files
from skill.domain.values import dataclass
from skill.intents.asking import Answer, Ask, DidItHelp, Offer, Topic, WhatNext, Which

INTENT = "SearchHelp"
LEAST = 0.28  # an article that is less like what was said answers something else: `python -m skill help-search`
ALIKE = 0.95  # of the likeliest: what comes so near may be meant just as well


@dataclass(frozen=True, slots=True)
class ArticleFound:
    """The article that answers."""

    article: Article


@dataclass(frozen=True, slots=True)
class WhichArticle:
    """Two that may be meant, the likelier first."""

    first: Article
    second: Article


@dataclass(frozen=True, slots=True)
class NoArticle:
    """None answers that; a person may know."""


@dataclass(frozen=True, slots=True)
class NoHelpCentre:
    """The shop has no articles in the customer's language, or none at all."""


@dataclass(frozen=True, slots=True)
class NothingSaid:
    """Help is wanted, and nobody knows yet with what."""


@dataclass(frozen=True, slots=True)
class Helped:
    """An article helped."""


@dataclass(frozen=True, slots=True)
class NotHelped:
    """It did not."""


Outcome = ArticleFound | WhichArticle | NoArticle | NoHelpCentre | NothingSaid | Helped | NotHelped


def decide(files: Files, ask: Ask, now: datetime) -> Answer[Outcome]:  # noqa: ARG001 an article has no hours
    """The one article that is like enough to what was said; of two alike, which; else a person."""
    if ask.helped is not None:
        return Answer(Helped(), asks=WhatNext()) if ask.helped else Answer(NotHelped(), asks=Offer("ContactSupport"))
    if files.help is None or not files.help.articles:
        return Answer(NoHelpCentre(), asks=Offer("ContactSupport"))
    if ask.topic is None or not ask.topic.said:
        return Answer(NothingSaid(), asks=Which(INTENT))
    return _chosen(ask.topic)


def _chosen(topic: Topic) -> Answer[Outcome]:
    likely = tuple(found for found in topic.found if found.likeness >= LEAST)
    if chosen := next((found for found in likely if found.article.article_id in topic.among), None):
        return Answer(ArticleFound(chosen.article), asks=DidItHelp(INTENT))
    if not likely:
        return Answer(NoArticle(), asks=Offer("ContactSupport"))
    best, second = likely[0], next(iter(likely[1:]), None)
    if second and second.likeness > ALIKE * best.likeness:
        both = (best.article, second.article)
        among = tuple(article.article_id for article in both)
        return Answer(WhichArticle(*both), asks=Which(INTENT, Ask(topic=Topic(among=among))))
    return Answer(ArticleFound(best.article), asks=DidItHelp(INTENT))

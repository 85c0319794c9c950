"""What the help search makes of questions, and how right that is. Prints nothing."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from skill.domain.articles import Article, Found
from skill.intents.search_help import ALIKE, LEAST
from skill.matching.articles import TUNING, Tuning, index, search
from skill.matching.words import Lexicon
from skill.speech.catalogue import load
from skill.tools.articles.reading import read_articles
from skill.tools.help_questions import HelpQuestion
from skill.tools.opening import DEMO_SHOP
from skill.tools.shop_folder import ARTICLES


class Verdict(StrEnum):
    """What came of a question."""

    RIGHT = "right"
    ASKED = "asked"
    ASTRAY = "astray"
    WRONG = "wrong"
    UNKNOWN = "unknown"
    INVENTED = "invented"
    LEFT = "left"


Searched = tuple[HelpQuestion, tuple[Found, ...]]


def demo_articles() -> tuple[Article, ...]:
    """The demo shop's help centre."""
    return read_articles(DEMO_SHOP / ARTICLES).articles


def searched(asked: Iterable[HelpQuestion], tuning: Tuning = TUNING) -> tuple[Searched, ...]:
    """Of each question, what is found in the demo shop's help centre, best first."""
    topics = Lexicon.of(load().tables["matching"]).topics
    file = index(demo_articles(), topics, tuning)
    return tuple((question, search(question.said, file, topics, "en", tuning)) for question in asked)


def verdict(article: str, found: tuple[Found, ...], least: float = LEAST) -> Verdict:
    """What it is to find these where that article answers, as `decide` chooses among them."""
    likely = [each for each in found[:2] if each.likeness >= least]
    ids = [each.article.article_id for each in likely]
    if not likely:
        return Verdict.UNKNOWN if article else Verdict.LEFT
    if not article:
        return Verdict.INVENTED
    if len(likely) > 1 and likely[1].likeness > ALIKE * likely[0].likeness:
        return Verdict.ASKED if article in ids else Verdict.ASTRAY
    return Verdict.RIGHT if article == ids[0] else Verdict.WRONG


def counted(results: Iterable[Searched], least: float = LEAST) -> Counter[Verdict]:
    """How often each verdict is, where what is less like than `least` is no answer."""
    return Counter(verdict(question.article, found, least) for question, found in results)


def recall_at_1(results: Iterable[Searched]) -> tuple[int, int]:
    """How often the likeliest article is the right one, however likely it is; of how many questions that have one."""
    first = [bool(found) and found[0].article.article_id == q.article for q, found in results if q.article]
    return sum(first), len(first)

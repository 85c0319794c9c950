"""Which help articles may answer a question? BM25 over an index of them; it proposes, `decide` chooses.

Own arithmetic and not SQLite's FTS5: that is not everywhere where Python is, and its scores do not tell a question that
nothing answers. CONTRIBUTING.md says how they compare.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from math import log

from skill.domain.articles import Article, Found, HelpFile
from skill.domain.values import dataclass, replace
from skill.intents.asking import Topic
from skill.matching.topics import Topics
from skill.matching.words import Lexicon

MOST_FOUND = 5
MOST_SAID = 40  # words of a question that are looked at
SCALE = 100  # weights are stored as whole numbers


@dataclass(frozen=True, slots=True)
class Tuning:
    """How words weigh: `headline`, `keywords` and `abstract` count so many times the body.

    `saturates` and `by_length` are BM25's k1 and b. `unknown`: the share of its weight that a word has which stands in
    no article, for it says that something else is meant. CONTRIBUTING.md says what others would do.
    """

    headline: float = 5.0
    keywords: float = 4.0
    abstract: float = 1.0
    saturates: float = 2.0
    by_length: float = 0.1
    unknown: float = 1.0


TUNING = Tuning()


def index(articles: Iterable[Article], topics: Topics, tuning: Tuning = TUNING) -> HelpFile:
    """The help file of these articles; their bodies are not kept."""
    kept = tuple(articles)
    counts = [_counted(article, topics, tuning) for article in kept]
    usual = sum(map(_length, counts)) / len(counts) if counts else 1.0
    rarity = Counter(topic for counted in counts for topic in counted)
    postings: defaultdict[str, list[int]] = defaultdict(list)
    for place, counted in enumerate(counts):
        norm = tuning.saturates * (1 - tuning.by_length + tuning.by_length * _length(counted) / (usual or 1.0))
        for topic, count in sorted(counted.items()):
            weight = rare(rarity[topic], len(kept)) * count / (count + norm)
            postings[topic] += (place, round(SCALE * weight))
    without = tuple(replace(article, article_body="") for article in kept)
    return HelpFile(without, {topic: tuple(found) for topic, found in sorted(postings.items())})


def rare(held: int, articles: int) -> float:
    """How much a word tells that so many of the articles hold: BM25's idf."""
    return log(1 + (articles - held + 0.5) / (held + 0.5))


def search(said: str, file: HelpFile, topics: Topics, language: str, tuning: Tuning = TUNING) -> tuple[Found, ...]:
    """The likeliest articles in that language ("en"), best first; none where no word of the question is known."""
    asked = dict.fromkeys(topics.of_text(said, MOST_SAID))
    scores: defaultdict[int, int] = defaultdict(int)
    ideal = 0.0
    for topic in asked:
        found = file.postings.get(topic, ())
        ideal += rare(len(found) // 2, len(file.articles)) * (1.0 if found else tuning.unknown)
        for place, weight in zip(found[::2], found[1::2], strict=True):
            scores[place] += weight
    likely = sorted(_spoken(scores, file, language), key=lambda pair: (-pair[1], pair[0]))[:MOST_FOUND]
    return tuple(Found(file.articles[place], score / SCALE / ideal) for place, score in likely)


def proposed(topic: Topic, file: HelpFile, lexicon: Lexicon, language: str) -> Topic:
    """The topic with the articles that may be meant; "the second one" is the second of those that were offered."""
    if not topic.said:
        return topic
    place = lexicon.place(topic.said) if topic.among else None
    if place and abs(place) <= len(topic.among):
        chosen = topic.among[place - 1 if place > 0 else place]
        return replace(topic, found=tuple(Found(a, 1.0) for a in file.articles if a.article_id == chosen))
    return replace(topic, found=search(topic.said, file, lexicon.topics, language))


def _spoken(scores: Mapping[int, int], file: HelpFile, language: str) -> Iterator[tuple[int, int]]:
    articles = file.articles
    return ((at, score) for at, score in scores.items() if at < len(articles) and articles[at].is_in(language))


def _counted(article: Article, topics: Topics, tuning: Tuning) -> Mapping[str, float]:
    counted: defaultdict[str, float] = defaultdict(float)
    parts = (
        (article.headline, tuning.headline),
        *((keyword, tuning.keywords) for keyword in article.keywords),
        (article.abstract, tuning.abstract),
        (article.article_body, 1.0),
    )
    for text, times in parts:
        for topic in topics.of_text(text):
            counted[topic] += times
    return counted


def _length(counted: Mapping[str, float]) -> float:
    return sum(counted.values())

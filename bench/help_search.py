"""What a question costs in a help centre of a thousand articles: `python bench/help_search.py [N]`."""

import sys
import tracemalloc
from pathlib import Path
from random import Random
from time import process_time

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from skill.domain.articles import Article, HelpFile
from skill.matching.articles import index, search
from skill.matching.topics import Topics
from skill.matching.words import Lexicon
from skill.speech.catalogue import load
from skill.storage import help_items
from skill.tools.help_measure import demo_articles
from skill.tools.help_questions import questions

ROUNDS = 20
SENTENCES, RARE = 12, 20_000  # of an article; words that few articles have


def made(count: int) -> list[Article]:
    """Always the same: titles and sentences of the demo's articles in other company, and words of their own."""
    chance, demo = Random(1), demo_articles()
    sentences = [sentence for article in demo for sentence in article.article_body.split(". ")]
    titles = [article.headline for article in demo]
    return [
        Article(
            str(number),
            f"{chance.choice(titles)} {chance.randrange(RARE)}",
            abstract=chance.choice(sentences),
            article_body=". ".join(
                f"{chance.choice(sentences)} w{int(chance.paretovariate(0.6)) % RARE}" for _ in range(SENTENCES)
            ),
        )
        for number in range(count)
    ]


def main(count: int) -> None:
    """Prints a line each for indexing, storing, reading and searching."""
    topics = Lexicon.of(load().tables["matching"]).topics
    articles, start = made(count), process_time()
    file = index(articles, topics)
    print(f"{count} articles: indexed in {process_time() - start:.2f} s")
    rows = help_items.items_of(file)
    packed = sum(len(row["body"].get("B", b"")) for row in rows)
    tracemalloc.start()
    help_items.of(rows)
    megabytes = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    start = process_time()
    help_items.of(rows)
    reading = (process_time() - start) * 1000
    size = f"{packed / 1024:.0f} KB in {len(rows)} items, {packed / 8192:.0f} read units"
    print(f"stored: {size}; read in {reading:.0f} ms, {megabytes:.0f} MB at most")
    took = timed(file, topics)
    usual, seldom = took[len(took) // 2], took[len(took) * 99 // 100]
    print(f"a question: {usual:.2f} ms, p99 {seldom:.2f} ms, at most {took[-1]:.2f} ms")


def timed(file: HelpFile, topics: Topics) -> list[float]:
    """CPU milliseconds of each question, the least of the rounds, shortest first."""
    took = []
    for question in questions():
        rounds = []
        for _ in range(ROUNDS):
            start = process_time()
            search(question.said, file, topics, "en")
            rounds.append((process_time() - start) * 1000)
        took.append(min(rounds))
    return sorted(took)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000)

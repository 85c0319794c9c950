"""What an import of articles would change: which come, which go, which say something else. Writes nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from skill.domain.articles import Article, HelpFile
from skill.matching.articles import index
from skill.matching.words import Lexicon
from skill.speech.catalogue import load
from skill.tools.articles.reading import ArticleFile
from skill.tools.policies.findings import Finding

MOST_NAMED = 10


@dataclass(frozen=True, slots=True)
class Plan:
    """The help centre to be, and what differs from the one there is: titles."""

    file: HelpFile
    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]
    warnings: tuple[Finding, ...]
    is_new: bool


def indexed(articles: tuple[Article, ...]) -> HelpFile:
    """The help centre of these articles."""
    return index(articles, Lexicon.of(load().tables["matching"]).topics)


def plan_import(read: ArticleFile, stored: HelpFile) -> Plan:
    """The files' articles in place of all that are stored."""
    file = indexed(read.articles)
    new, old = ({article.article_id: article for article in each.articles} for each in (file, stored))
    return Plan(
        file,
        tuple(article.headline for id_, article in new.items() if id_ not in old),
        tuple(article.headline for id_, article in old.items() if id_ not in new),
        tuple(article.headline for id_, article in new.items() if id_ in old and article != old[id_]),
        read.warnings,
        is_new=file != stored,
    )


def as_lines(plan: Plan, *, written: bool) -> Iterator[str]:
    """For people."""
    count = len(plan.file.articles)
    done = "stored" if written and plan.is_new else "the same as before" if not plan.is_new else "read, nothing written"
    yield f"{count} article{'s' * (count != 1)}: {done}"
    for what, titles in (("new", plan.added), ("gone", plan.removed), ("changed", plan.changed)):
        if titles:
            more = f" and {len(titles) - MOST_NAMED} more" if len(titles) > MOST_NAMED else ""
            yield f"  {what}: {', '.join(titles[:MOST_NAMED])}{more}"
    yield from (f"  warning: {warning}" for warning in plan.warnings)


def as_json(plan: Plan, *, written: bool) -> dict[str, Any]:
    """The same as one object."""
    return {
        "articles": len(plan.file.articles),
        "written": written and plan.is_new,
        "added": [*plan.added],
        "removed": [*plan.removed],
        "changed": [*plan.changed],
        "warnings": [{"place": w.place, "what": w.what, "reading": w.remedy} for w in plan.warnings],
    }

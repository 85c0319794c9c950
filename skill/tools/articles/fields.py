"""An article's fields as files name them, made into an Article; what is missing or can't be meant is told."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from skill.domain.articles import Article
from skill.speech.ssml import plain
from skill.tools.articles.answer import MOST, fits, spoken_answer
from skill.tools.policies.findings import Findings

LONGEST_ID, LONGEST_TITLE = 100, 200  # characters; a session carries ids
NAMES: Mapping[str, tuple[str, ...]] = {  # of front matter, of schema.org, of Zendesk Guide
    "id": ("id", "identifier"),
    "title": ("title", "headline", "name"),
    "url": ("html_url", "url"),
    "keywords": ("keywords", "label_names", "labels", "tags"),
    "language": ("locale", "inLanguage", "language", "lang"),
    "modified": ("updated_at", "dateModified", "lastmod", "updated", "date"),
    "answer": ("answer", "abstract"),
}
HOW_TO_ANSWER = f'write its answer in one breath as "answer", at most {MOST} words'


@dataclass(frozen=True, slots=True)
class Draft:
    """What a file says of an article: named `fields`, and paragraphs. `place` and `known_as` tell where and which."""

    place: str
    known_as: str
    fields: Mapping[str, Any]
    paragraphs: tuple[str, ...]

    def text(self, name: str) -> str:
        """That field, plain, under the first of its names that holds a text or a number; "" where none does."""
        found = (self.fields.get(each) for each in NAMES[name])
        given = (plain(str(v)) for v in found if isinstance(v, str | int) and not isinstance(v, bool))
        return next(filter(None, given), "")


def made(draft: Draft, findings: Findings) -> Article | None:
    """The article; None where something is wrong with it, which then is a problem."""
    before = len(findings.problems)
    title, answer = draft.text("title"), draft.text("answer")
    id_ = draft.text("id") or draft.known_as or title
    if not title:
        findings.problem(draft.place, "it has no title", 'give it one, as "title" or as its first heading')
    if len(id_) > LONGEST_ID or len(title) > LONGEST_TITLE:
        what = f"its id has {len(id_)} characters and its title {len(title)}"
        findings.problem(draft.place, what, f"write at most {LONGEST_ID} and {LONGEST_TITLE}")
    if "?" in answer or (answer and not fits(answer)):
        findings.problem(draft.place, "its answer asks something, or is too long to be said", HOW_TO_ANSWER)
    modified = _moment(draft, findings)
    if len(findings.problems) > before:
        return None
    paragraphs = [*filter(None, map(plain, draft.paragraphs))]
    answer = answer or spoken_answer(paragraphs)
    if not answer and not _address(draft):
        findings.problem(draft.place, "nothing of it can be said, and it has no address to be read at", HOW_TO_ANSWER)
        return None
    if not answer:
        reading = f"only its title is said and the rest shown; to have more said, {HOW_TO_ANSWER}"
        findings.warn(draft.place, "it begins with no sentence that is short enough to be said", reading)
    return Article(
        id_, title, _address(draft), answer, "\n".join(paragraphs), draft.text("language"), _keywords(draft), modified
    )


def _address(draft: Draft) -> str:
    """What customers can open; never an export's own address of its API."""
    address = draft.text("url")
    return address if address.startswith(("https://", "http://")) and "/api/" not in address else ""


def _keywords(draft: Draft) -> tuple[str, ...]:
    given = next((draft.fields[name] for name in NAMES["keywords"] if draft.fields.get(name)), ())
    parts: Iterable[Any] = given.split(",") if isinstance(given, str) else given if isinstance(given, list) else ()
    return tuple(filter(None, (plain(str(part)) for part in parts)))


def _moment(draft: Draft, findings: Findings) -> datetime | None:
    """When it was changed last; a day alone is its midnight, and a moment without a zone is UTC."""
    given = next((draft.fields[name] for name in NAMES["modified"] if draft.fields.get(name)), None)
    try:
        if isinstance(given, str):
            given = datetime.fromisoformat(given)
        if isinstance(given, date) and not isinstance(given, datetime):
            given = datetime.combine(given, time(), UTC)
        if isinstance(given, datetime):
            return given if given.tzinfo else given.replace(tzinfo=UTC)
    except ValueError:
        findings.problem(draft.place, f'its date "{given}" is none', "write it like 2026-11-23")
    return None

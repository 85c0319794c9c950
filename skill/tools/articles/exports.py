"""A help centre's JSON export: Zendesk Guide's list of articles, or a plain list of objects with the same names."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from skill.tools.articles.fields import Draft
from skill.tools.articles.markdown import read_markdown
from skill.tools.articles.markup import Markup, problems
from skill.tools.policies.findings import Findings

SHAPE = 'give {"articles": [...]} as Zendesk Guide exports it, or a list of objects with "title" and "body"'
BODIES = ("body", "articleBody", "text")


def exported_articles(path: Path, text: str, findings: Findings) -> Iterator[Draft]:
    """Every published article that anybody may read: no drafts, and none for some users only."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        findings.problem(f"{path}, line {line}", "it is no JSON", "export it again, whole")
        return
    if isinstance(document, dict) and (document.get("next_page") or _has_more(document)):
        findings.warn(path, "it names a next page", "only this page of the export is here: give all its pages together")
    rows = document.get("articles") if isinstance(document, dict) else document
    if not isinstance(rows, list):
        findings.problem(path, "it holds no articles", SHAPE)
        return
    for number, row in enumerate(rows, start=1):
        yield from _article(f"{path}, articles {number}", row, findings)


def _has_more(document: Mapping[str, Any]) -> bool:
    meta = document.get("meta")
    return isinstance(meta, dict) and meta.get("has_more") is True


def _article(place: str, row: Any, findings: Findings) -> Iterator[Draft]:
    if not isinstance(row, dict):
        findings.problem(place, "it is no object", SHAPE)
        return
    id_ = row.get("id")
    place += f" ({id_})" if id_ else ""
    if row.get("draft") is True:
        return
    if row.get("user_segment_id") is not None:
        findings.warn(place, "only some users may read it", "left out, since Alexa tells everybody")
        return
    body = next((row[name] for name in BODIES if isinstance(row.get(name), str) and row[name].strip()), "")
    if not body:
        findings.warn(place, "it has no text", "left out")
        return
    locale = row.get("locale") or row.get("inLanguage") or ""
    known_as = f"{id_}:{locale}" if id_ and locale else str(id_ or "")
    if (paragraphs := _paragraphs(place, body, findings)) is not None:
        yield Draft(place, known_as, {**row, "id": known_as or None}, paragraphs)


def _paragraphs(place: str, body: str, findings: Findings) -> tuple[str, ...] | None:
    """The body's text: HTML where it has tags, else Markdown or plain text. None where it is broken."""
    if "<" not in body:
        return read_markdown(body).paragraphs
    markup = Markup(body)
    broken = [*problems(markup)]
    for line, what in broken:
        findings.problem(f"{place}, body, line {line}", *what.split("; ", 1))
    return None if broken else tuple(markup.paragraphs)

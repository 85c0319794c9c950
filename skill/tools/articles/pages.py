"""One article a file: Markdown with front matter, or a saved web page."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from skill.tools.articles.fields import Draft
from skill.tools.articles.markdown import read_markdown
from skill.tools.articles.markup import Markup, problems
from skill.tools.policies.findings import Findings

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$\n?", re.MULTILINE | re.DOTALL)


def markdown_article(path: Path, text: str, findings: Findings) -> Iterator[Draft]:
    """The article of a Markdown file; none where its front matter is broken or says that it is a draft."""
    text = text.replace("\r\n", "\n")
    front = _FRONT.match(text)
    if text.startswith("---\n") and not front:
        findings.problem(f"{path}, line 1", "its front matter has no end", 'close it with a line "---"')
        return
    fields = _front_matter(path, front[1], findings) if front else {}
    if fields is None or fields.get("draft") is True:
        return
    read = read_markdown(text[front.end() :] if front else text)
    named = fields if any(fields.get(name) for name in ("title", "headline")) else {**fields, "title": read.heading}
    yield from with_text(Draft(str(path), path.stem, named, read.paragraphs), findings)


def html_article(path: Path, text: str, findings: Findings) -> Iterator[Draft]:
    """The article of a saved web page; none where its HTML is broken."""
    markup = Markup(text)
    broken = [*problems(markup)]
    for line, what in broken:
        findings.problem(f"{path}, line {line}", *what.split("; ", 1))
    title = markup.titles.get("h1") or markup.titles.get("title", "")
    fields = {"title": title, "url": markup.address, "locale": markup.language}
    if not broken:
        yield from with_text(Draft(str(path), path.stem, fields, tuple(markup.paragraphs)), findings)


def with_text(draft: Draft, findings: Findings) -> Iterator[Draft]:
    """The draft, where it has any text."""
    if draft.paragraphs:
        yield draft
    else:
        findings.problem(draft.place, "it has no text", "write some, or leave the file out")


def _front_matter(path: Path, text: str, findings: Findings) -> Mapping[str, Any] | None:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        found = YAML(typ="safe", pure=True).load(text)
    except (YAMLError, ValueError, RecursionError) as error:
        mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
        line = mark.line + 2 if mark else 1  # the first line is the fence
        remedy = 'mend that line (a title with a colon in it has to stand in "quotes")'
        findings.problem(f"{path}, line {line}", "its front matter is no YAML", remedy)
        return None
    if found is None or isinstance(found, dict):
        return found or {}
    findings.problem(f"{path}, line 2", "its front matter names nothing", "write lines like `title: Shipping`")
    return None

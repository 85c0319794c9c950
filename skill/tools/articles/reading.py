"""Files and folders to articles: the front door of this package. All of it is valid, or nothing is returned."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from skill.domain.articles import Article
from skill.tools.articles.exports import exported_articles
from skill.tools.articles.fields import Draft, made
from skill.tools.articles.pages import html_article, markdown_article
from skill.tools.policies.findings import Finding, Findings
from skill.tools.policies.texts import decoded, decoded_page

LARGEST = 64 * 2**20
Read = Callable[[Path, str, Findings], Iterator[Draft]]
READERS: Mapping[str, Read] = {
    ".md": markdown_article,
    ".markdown": markdown_article,
    ".html": html_article,
    ".htm": html_article,
    ".xhtml": html_article,
    ".json": exported_articles,
}
KINDS = ", ".join(READERS)


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """What files say, in their order. `warnings` name every reading taken, and what was left out."""

    articles: tuple[Article, ...]
    warnings: tuple[Finding, ...] = ()


def read_articles(*paths: Path) -> ArticleFile:
    """The articles in these files, and in the folders among them. Raises one ShopDataError that lists every problem."""
    findings, known = Findings(), dict[str, Article]()
    for path in _files(paths, findings):
        for draft in _drafts(path, findings):
            article = made(draft, findings)
            if article and article.article_id in known:
                findings.problem(draft.place, f'another article has the id "{article.article_id}"', "rename one")
            elif article:
                known[article.article_id] = article
    if not known and not findings.problems:
        findings.problem(", ".join(map(str, paths)), "no article is in it", f"give published articles: {KINDS}")
    findings.raise_problems("the help articles")
    return ArticleFile(tuple(known.values()), tuple(findings.warnings))


def _files(paths: Iterable[Path], findings: Findings) -> Iterator[Path]:
    """Each file once; of a folder those that can be articles, also in folders within, by name. READMEs are none."""
    for path in dict.fromkeys(paths):
        if path.is_dir():
            inside = (each for each in sorted(path.rglob("*")) if each.suffix.lower() in READERS and each.is_file())
            yield from (each for each in inside if each.stem.casefold() != "readme")
        elif path.suffix.lower() in READERS:
            yield path
        else:
            findings.problem(path, "its name doesn't say what it is", f"save it as one of {KINDS}")


def _drafts(path: Path, findings: Findings) -> Iterator[Draft]:
    read = READERS[path.suffix.lower()]
    try:
        if path.stat().st_size > LARGEST:
            findings.problem(path, f"it is bigger than {LARGEST // 2**20} MiB", "split the export into several files")
            return
        raw = path.read_bytes()
    except OSError as error:
        findings.problem(path, f"it can't be read ({error.strerror})", "check its name and permissions")
        return
    text = decoded_page(raw) if read is html_article else decoded(raw, path, findings)
    if text is not None:
        yield from read(path, text, findings)

"""HTML to paragraphs of plain text, by the standard library's parser; what would swallow text is told with its line."""

from collections.abc import Iterator
from html.parser import HTMLParser

_BLOCKS = """
    address article aside blockquote body br caption dd details div dl dt figcaption figure footer form h1 h2 h3 h4 h5
    h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead title tr ul
"""
_MUST_CLOSE = """
    article aside blockquote details div dl figure footer form h1 h2 h3 h4 h5 h6 header iframe main nav ol pre script
    section select style svg table template title ul
"""
BLOCKS, MUST_CLOSE = frozenset(_BLOCKS.split()), frozenset(_MUST_CLOSE.split())
SILENT = frozenset(
    ("script", "style", "template", "noscript", "svg", "nav", "header", "footer", "aside", "form", "select", "iframe")
)
HEADINGS = frozenset(("title", "h1", "h2", "h3", "h4", "h5", "h6", "caption", "th", "summary", "figcaption"))
CLOSE_IT = "close it, or export the article again"


class Markup(HTMLParser):
    """Reads one text. `paragraphs`: its plain text; `titles`: what <h1> and <title> hold; `broken`: (line, what)."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[str] = []
        self.titles: dict[str, str] = {}
        self.broken: list[tuple[int, str]] = []
        self.address = self.language = ""
        self._open: list[tuple[str, int]] = []
        self._words: list[str] = []
        self.feed(text.replace("\0", ""))
        if self.rawdata.lstrip().startswith("<"):
            self.broken.append((self.getpos()[0], "it ends inside of a tag; export the article again, whole"))
        self.close()
        self._closed_down_to(0)
        self._end_of_paragraph()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens an element; a block ends the paragraph before it."""
        named = dict(attrs)
        if tag == "html":
            self.language = named.get("lang") or ""
        if tag == "link" and (named.get("rel") or "").casefold() == "canonical":
            self.address = named.get("href") or ""
        if tag in BLOCKS:
            self._end_of_paragraph()
        if tag in MUST_CLOSE | HEADINGS | SILENT:
            self._open.append((tag, self.getpos()[0]))

    def handle_endtag(self, tag: str) -> None:
        """Closes an element; one that was never opened harms nobody."""
        if tag in BLOCKS:
            self._end_of_paragraph()
        at = next((n for n in range(len(self._open) - 1, -1, -1) if self._open[n][0] == tag), None)
        if at is not None:
            self._closed_down_to(at + 1)
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Text, unless it stands where nobody reads it."""
        if not any(tag in SILENT for tag, _ in self._open):
            self._words.append(data)

    def _closed_down_to(self, depth: int) -> None:
        while len(self._open) > depth:
            tag, line = self._open.pop()
            if tag in MUST_CLOSE:
                self.broken.append((line, f"<{tag}> is never closed; {CLOSE_IT}"))

    def _end_of_paragraph(self) -> None:
        text = " ".join("".join(self._words).split())
        self._words.clear()
        heading = next((tag for tag, _ in reversed(self._open) if tag in HEADINGS), None)
        if text and heading:
            self.titles.setdefault(heading, text)
        elif text:
            self.paragraphs.append(text)


def problems(markup: Markup) -> Iterator[tuple[int, str]]:
    """What is broken, in the order of its lines."""
    return iter(sorted(markup.broken))

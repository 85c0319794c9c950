"""Bytes of a file to text: its size, its encoding, what it is. Nothing here knows what the text means."""

import codecs
from enum import Enum
from pathlib import Path

from skill.tools.policies.findings import Findings

LARGEST = 16 * 2**20
LARGEST_YAML = 2**20  # 20,000 lines; the pure-Python reader takes five seconds for as much


class Kind(Enum):
    """What a file is, told by its name."""

    JSON = (".json", ".jsonld")
    HTML = (".html", ".htm", ".xhtml")
    YAML = (".yaml", ".yml")


def kind_of(path: Path, findings: Findings) -> Kind | None:
    """What the file is; a problem when its name doesn't say."""
    for kind in Kind:
        if path.suffix.lower() in kind.value:
            return kind
    known = ", ".join(suffix for kind in Kind for suffix in kind.value)
    findings.problem(path, "its name doesn't say what it is", f"save it as one of {known} (a web page: as HTML)")
    return None


def read_bytes(path: Path, kind: Kind, findings: Findings) -> bytes | None:
    """The file's bytes; a problem when it can't be read or is far too big for what it should be."""
    largest = LARGEST_YAML if kind is Kind.YAML else LARGEST
    try:
        if path.stat().st_size <= largest:
            return path.read_bytes()
    except OSError as error:
        findings.problem(path, f"it can't be read ({error.strerror})", "check its name and permissions")
        return None
    findings.problem(path, f"it is bigger than {largest // 2**20} MiB", "give the file that holds the policies alone")
    return None


def decoded(raw: bytes, path: Path, findings: Findings) -> str | None:
    """JSON or YAML as text: UTF-8, or UTF-16 that says so by its byte order mark."""
    encoding = "utf-16" if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        findings.problem(path, f"it is not UTF-8 (line {line}, byte {error.start})", "save it as UTF-8")
        return None


def decoded_page(raw: bytes) -> str:
    """A web page as text, by its byte order mark or <meta charset>, else UTF-8, else Windows-1252, as browsers do."""
    from w3lib.encoding import html_to_unicode

    _, text = html_to_unicode(None, raw, auto_detect_fun=_guessed)
    return text


def _guessed(raw: bytes) -> str:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"

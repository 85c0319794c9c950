"""How a CSV file is written, told from its first bytes: encoding and separator. Nothing is opened here."""

import codecs
from typing import NamedTuple

_SEPARATORS = ",;\t|"


class Layout(NamedTuple):
    """What Python's open() and csv.reader() need to know."""

    encoding: str
    delimiter: str


def layout_of(head: bytes) -> Layout:
    """UTF-8 (a byte order mark is no harm), UTF-16 with its mark, else Windows-1252, which spreadsheets still write."""
    encoding = _encoding(head)
    header = head.decode(encoding, errors="replace").lstrip("\ufeff").partition("\n")[0]
    unquoted = "".join(header.split('"')[::2])
    delimiter = max(_SEPARATORS, key=unquoted.count)
    return Layout(encoding, delimiter)


def _encoding(head: bytes) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)  # the last character may be cut in two
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"

"""The help centre as stored items: packed, in parts, and one item that names them, so that it changes in one step."""

import hashlib
import zlib
from collections.abc import Iterable
from typing import Any

import msgspec

from skill.domain.articles import HelpFile
from skill.domain.values import dataclass
from skill.errors import ItemCorrupt
from skill.storage import keys
from skill.storage.codec import SCHEMA, Item, by_sort_key, from_item, to_item

MOST_BYTES = 300_000  # of one part; an item may have 400 KB
LARGEST = 100_000_000  # bytes unpacked: whatever is more was never written here


@dataclass(frozen=True, slots=True)
class Head:
    """Names the parts that belong together."""

    digest: str
    parts: int


def items_of(file: HelpFile) -> tuple[dict[str, Any], ...]:
    """The parts, then the head: until that is put, nobody sees any of them."""
    packed = zlib.compress(msgspec.json.encode(file), 9)
    digest = hashlib.sha256(packed).hexdigest()[:16]
    pieces = [packed[start : start + MOST_BYTES] for start in range(0, len(packed), MOST_BYTES)]
    parts = (_part(keys.help_part(digest, number), piece) for number, piece in enumerate(pieces))
    return (*parts, to_item(keys.help_head(), Head(digest, len(pieces))))


def of(rows: Iterable[Item]) -> HelpFile:
    """The help centre in these items of its partition; one without articles where there is none. Raises ItemCorrupt."""
    by_key = dict(by_sort_key(rows))
    named = by_key.get(keys.help_head().sk)
    if named is None:
        return HelpFile()
    head = from_item(named, Head)
    try:
        pieces = (by_key[keys.help_part(head.digest, number).sk]["body"]["B"] for number in range(head.parts))
        unpacking = zlib.decompressobj()
        text = unpacking.decompress(b"".join(pieces), LARGEST)
        return msgspec.json.decode(text, type=HelpFile)
    except (LookupError, TypeError, ValueError, RecursionError, zlib.error) as error:
        raise ItemCorrupt(f"the help centre can't be read: {type(error).__name__}") from error


def _part(key: keys.Key, piece: bytes) -> dict[str, Any]:
    return {"pk": {"S": key.pk}, "sk": {"S": key.sk}, "v": {"N": str(SCHEMA)}, "body": {"B": piece}}

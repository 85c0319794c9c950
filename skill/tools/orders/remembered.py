"""What a run remembers of all it has written, in a fixed number of bytes, however much that is."""

from array import array
from hashlib import blake2b

BUCKET = 4


class Mostly:
    """A set that forgets some of its members when it gets full, and never takes one thing for another."""

    def __init__(self, places: int = 2**20) -> None:
        self._places = array("Q", bytes(8 * places))
        self._buckets = places // BUCKET

    def __contains__(self, name: str) -> bool:
        mark = _mark(name)
        start = self._bucket(mark)
        return mark in self._places[start : start + BUCKET]

    def add(self, name: str) -> None:
        """From now on it is a member, until another needs its place."""
        mark = _mark(name)
        start = self._bucket(mark)
        bucket = self._places[start : start + BUCKET]
        if mark not in bucket:
            free = bucket.index(0) if 0 in bucket else mark % BUCKET
            self._places[start + free] = mark

    def _bucket(self, mark: int) -> int:
        return (mark >> 8) % self._buckets * BUCKET


class Perhaps:
    """A set that never forgets, and at times takes something for a member that is none: a Bloom filter."""

    def __init__(self, bits: int = 2**25) -> None:
        self._held = bytearray(bits // 8)
        self._bits = bits

    def __contains__(self, name: str) -> bool:
        return all(self._held[place >> 3] & (1 << (place & 7)) for place in self._places(name))

    def add(self, name: str) -> None:
        """From now on it is a member."""
        for place in self._places(name):
            self._held[place >> 3] |= 1 << (place & 7)

    def _places(self, name: str) -> tuple[int, int, int, int]:
        mark = _mark(name)
        low, high = mark & 0xFFFFFFFF, mark >> 32
        return tuple((low + n * high) % self._bits for n in range(4))  # type: ignore[return-value]


def _mark(name: str) -> int:
    """A number other than 0 that stands for the name: two names in a million million share one."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big") or 1

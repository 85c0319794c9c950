"""What a run tells in the end: a sentence and the first rejects for people, one object for programs."""

import json
from collections.abc import Iterator

from skill.tools.orders.tally import Tally

COUNTS = ("read", "written", "unchanged", "older", "rejected")


def as_json(tally: Tally, seconds: float) -> str:
    """One object: orders by what became of them, and how long it took."""
    return json.dumps({name: getattr(tally, name) for name in COUNTS} | {"seconds": round(seconds, 3)})


def as_sentence(tally: Tally, seconds: float, *, written: bool = True, what: str = "order") -> str:
    """The same for people."""
    orders = f"1 {what}" if tally.read == 1 else f"{tally.read:,} {what}s"
    if not written:
        return f"{orders} read: {tally.read - tally.rejected:,} can be imported, {tally.rejected:,} rejected"
    became = ", ".join(f"{getattr(tally, name):,} {name}" for name in COUNTS[1:])
    rate = f", {tally.read / seconds:,.0f} a second" if seconds >= 1 else ""
    return f"{orders} read: {became}; {seconds:,.1f} seconds{rate}"


def notices(tally: Tally) -> Iterator[str]:
    """What goes to stderr: remarks, the first rejects and where all of them are, and that it was stopped."""
    for text, count in tally.remarks.items():
        yield f"{text} ({count:,} times)" if count > 1 else text
    for reject in tally.shown:
        yield f"{reject.file}:{reject.line}: {reject.reason}"
    if tally.rejected > len(tally.shown):
        yield f"... and {tally.rejected - len(tally.shown):,} more"
    if tally.rejected:
        yield f"All that was rejected is in {tally.rejects.path}; mend it there or at its source, and import it again."
    if tally.stopped:
        yield "Stopped. The same command goes on where it is needed: what is written already stays as it is."

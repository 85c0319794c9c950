"""What a run tells in the end: a sentence and the first rejects for people, one object for programs."""

import json
from collections.abc import Iterator

from skill.tools.options import counted
from skill.tools.orders.tally import Tally

COUNTS = ("read", "written", "unchanged", "older", "rejected")


def as_json(tally: Tally, seconds: float, compared: bool | None = None) -> str:
    """One object: orders by what became of them, of a dry run whether they were compared, and how long it took."""
    beside = {} if compared is None else {"compared": compared}
    return json.dumps({name: getattr(tally, name) for name in COUNTS} | beside | {"seconds": round(seconds, 3)})


def as_sentence(tally: Tally, seconds: float, compared: bool | None = None, *, what: str = "order") -> str:
    """What became of them, for people; of a dry run what would, and without a table to compare with what could."""
    read = f"{counted(tally.read, what)} read"
    if compared is False:
        return f"{read}: {tally.read - tally.rejected:,} can be imported, {tally.rejected:,} rejected"
    became = ", ".join(f"{getattr(tally, name):,} {name}" for name in COUNTS[2:])
    if compared:
        return f"{read}: {tally.written:,} would be written, {became}"
    rate = f", {tally.read / seconds:,.0f} a second" if tally.read >= seconds >= 1 else ""
    return f"{read}: {tally.written:,} written, {became}; {seconds:,.1f} seconds{rate}"


def notices(tally: Tally) -> Iterator[str]:
    """What goes to stderr: remarks, the first rejects and where all of them are, and that it was stopped."""
    for text, count in tally.remarks.items():
        about, more = tally.first[text], f" and {count - 1:,} more" if count > 1 else ""
        yield f"{about}{more}: {text}" if about else text
    if tally.untold:
        yield f"... and {tally.untold:,} more remarks of other kinds; a part of the files says them in full"
    for reject in tally.shown:
        yield f"{reject.file}:{reject.line}: {reject.reason}"
    if tally.rejected > len(tally.shown):
        yield f"... and {tally.rejected - len(tally.shown):,} more"
    if tally.rejected:
        yield f"All that was rejected is in {tally.rejects.path}; mend it there or at its source, and import it again."
    if tally.stopped:
        yield "Stopped. The same command goes on where it is needed: what is written already stays as it is."

"""What is known of a matter when a ticket about it is opened, as (label, value) pairs that no locale touches.

It is read off the customer's own file then, and not taken from what a session says was told.
"""

from collections.abc import Iterator
from datetime import datetime

from skill.domain.files import Files
from skill.domain.orders import Line
from skill.domain.problems import BROKEN, OF_ITEM, Problem
from skill.domain.returns import Cause
from skill.intents.asking import Ask
from skill.intents.returning import judged

Pair = tuple[str, str]


def established(files: Files, lines: tuple[Line, ...], ask: Ask, now: datetime) -> tuple[Pair, ...]:
    """The pairs; () where no order is spoken of."""
    return tuple((label, value) for label, value in _pairs(files, lines, ask, now) if value) if lines else ()


def _pairs(files: Files, lines: tuple[Line, ...], ask: Ask, now: datetime) -> Iterator[Pair]:
    line, parcel = lines[0], lines[0].parcel
    yield "state", line.state.value
    yield "promised", str(line.expected or "")
    yield "delivered", str(line.delivered_on(files.zone) or "")
    if parcel:
        yield "left at", parcel.left_at
        yield "carrier", parcel.carrier
        yield "tracking number", parcel.tracking_number
        heard = parcel.last_heard_at
        yield "last heard", str(files.day_of(heard)) if heard else ""
    if ask.case.problem in OF_ITEM:
        yield from _terms(files, line, ask.case.problem, now)


def _terms(files: Files, line: Line, problem: Problem, now: datetime) -> Iterator[Pair]:
    """What the shop's policies give for a defect."""
    found = judged(files, line, Ask(cause=Cause.DEFECT), now)
    yield "return", found.decision.verdict.value
    yield "return until", str(found.decision.last_day or "")
    yield "refund", ", ".join(kind.value for kind in found.plan.refund_types)
    yield "repair", "possible" if found.plan.repair and problem in BROKEN else ""
    yield "evidence", ", ".join(one.value for one in found.plan.evidence)

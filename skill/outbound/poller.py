"""The worker beside a web server: sweeps the outbox again and again, slower while the outlet or the table is down."""

import json
import logging
from collections.abc import Callable

from skill.errors import StorageFault
from skill.outbound.delivery import Report

IDLE = 5.0  # seconds between two sweeps: an event leaves within them
LONGEST = 300.0  # seconds between two tries while nothing can leave
LOG = logging.getLogger("careline")


def watch(sweep: Callable[[], Report], pause: Callable[[float], None]) -> None:
    """Never returns; `pause` waits so many seconds, and may end it by raising."""
    wait = IDLE
    while True:
        down = _down(sweep)
        wait = min(LONGEST, wait * 2) if down else IDLE
        pause(wait)


def _down(sweep: Callable[[], Report]) -> str:
    try:
        report = sweep()
    except StorageFault as fault:
        report = Report(down=f"{type(fault).__name__}: {fault}")
    if report != Report():
        LOG.log(logging.WARNING if report.down else logging.INFO, "%s", line(report))
    return report.down


def line(report: Report) -> str:
    """The report as one line of a log, in JSON."""
    told = {"sent": report.sent, "refused": report.refused, "set_aside": report.set_aside, "held": report.held}
    return json.dumps({"outbox": told} | ({"outlet_down": report.down} if report.down else {}))

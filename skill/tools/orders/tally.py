"""What became of the orders of a run, counted: orders, never the items that they are stored in."""

from dataclasses import dataclass, field
from threading import Lock

from skill.storage.order_writes import Outcome
from skill.tools.orders.found import Reject, Remark
from skill.tools.orders.rejects import Rejects

SHOWN = 20  # rejects, and remarks; the rest is in the file


@dataclass(slots=True)
class Tally:
    """Counts of a run. Safe to share between threads."""

    rejects: Rejects
    read: int = 0
    written: int = 0
    unchanged: int = 0
    older: int = 0
    rejected: int = 0
    stopped: bool = False
    shown: list[Reject] = field(default_factory=list)
    remarks: dict[str, int] = field(default_factory=dict)
    first: dict[str, str] = field(default_factory=dict)  # what each remark was about when it came first
    untold: int = 0  # remarks of further texts
    _lock: Lock = field(default_factory=Lock)

    def count(self, outcome: Outcome) -> None:
        """One order more that was stored, or had been."""
        with self._lock:
            setattr(self, outcome.value, getattr(self, outcome.value) + 1)

    def reject(self, reject: Reject) -> None:
        """One more that could not be taken."""
        with self._lock:
            self.rejected += 1
            self.rejects.write(reject)
            if len(self.shown) < SHOWN:
                self.shown.append(reject)

    def remark(self, remark: Remark) -> None:
        """What an operator should know; of many alike the count is kept, and what the first was about."""
        if remark.text in self.remarks or len(self.remarks) < SHOWN:
            self.remarks[remark.text] = self.remarks.get(remark.text, 0) + 1
            self.first.setdefault(remark.text, remark.about)
        else:
            self.untold += 1

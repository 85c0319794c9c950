"""A turn on a server that fails: what the customer hears, how long it takes, and what an operator reads."""

import json
import logging
from dataclasses import dataclass
from time import monotonic
from typing import Any

from skill.bootstrap import Careline
from skill.speech.catalogue import Catalogue
from tests.builders import intent_event
from tests.faults.server import CUSTOMER, SHOP, FaultServer
from tests.faults.ways import SECRET, Fault
from tests.handlers.answers import assert_valid, spoken

IN_ALL = 5.0  # seconds of a whole turn; Alexa waits eight
# One question for each partition, that can't be answered without it.
EVENTS = {
    CUSTOMER: intent_event("WhereIsMyOrder", customer="jane"),
    SHOP: intent_event("ReturnPolicyInfo"),
}


class Log(logging.Handler):
    """Keeps every line; those of the skill are JSON."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """One line."""
        self.records.append(record)

    def lines(self, level: int) -> list[dict[str, Any]]:
        """The skill's own lines of that level."""
        return [json.loads(r.getMessage()) for r in self.records if (r.name, r.levelno) == ("careline", level)]

    def __str__(self) -> str:
        return "\n".join(map(logging.Formatter().format, self.records))  # with tracebacks


@dataclass(frozen=True)
class Trial:
    """A skill, the server behind it, and its log."""

    server: FaultServer
    careline: Careline
    log: Log
    words: Catalogue

    def ask(self, of: str, within: float = IN_ALL) -> dict[str, Any]:
        """The answer to a question that needs that partition; it must be one that Alexa accepts, and in time."""
        began = monotonic()
        answer = self.careline.handle(EVENTS[of])
        assert monotonic() - began < within
        assert_valid(answer)
        return answer

    def assert_apology(self, answer: dict[str, Any], fault: Fault) -> None:
        """One sentence, the one for this kind of fault, and the session is over."""
        assert spoken(answer) == self.words.speech(f"faults.{fault.says}").speak
        assert answer["response"]["shouldEndSession"] is True
        assert set(answer["response"]) == {"outputSpeech", "shouldEndSession"}

    def assert_logged(self, fault: Fault, times: int = 1) -> None:
        """One line for each turn, with what an operator needs; nothing of the customer's, and nothing from others."""
        lines = self.log.lines(logging.ERROR)
        assert len(self.log.records) == len(lines) == times, str(self.log)
        for line in lines:
            assert set(line) == {"request_id", "intent", "ms", "fault", "cause"}
            assert line["fault"] == fault.name
            assert fault.cause in line["cause"]
        assert not [word for word in (SECRET, "Jane", "jane", "FF-2026") if word in str(self.log)]

    def assert_not_renewed(self, fault: Fault) -> None:
        """One line says that the old copy of the shop serves and why; the customer hears no apology, so it is none."""
        [line] = self.log.lines(logging.WARNING)
        assert set(line) == {"shop_not_renewed", "cause"}
        assert line["shop_not_renewed"] == fault.name
        assert fault.cause in line["cause"]
        assert SECRET not in str(self.log)

    def assert_answered(self, of: str) -> None:
        """The question is answered, and the log has its line."""
        self.log.records.clear()
        assert "sorry" not in spoken(self.ask(of))
        assert [line["outcome"] for line in self.log.lines(logging.INFO)] != []
        assert self.log.lines(logging.ERROR) == []

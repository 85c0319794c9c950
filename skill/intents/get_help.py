"""I need help with my order: asks one question, and leads to the intent that helps. It reads and changes nothing."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from skill.domain.files import Files
from skill.domain.tickets import Topic
from skill.domain.values import dataclass
from skill.intents.asking import Answer, Ask, Case, Fill, Offer

INTENT = "GetHelp"
NEED = "need"


class Need(StrEnum):
    """What help can be wanted with. The first three are asked further, the others lead on.

    Those that are a Problem or a Topic go by the same name, and are told to where they lead.
    """

    ORDER = "order"
    RETURN = "return"
    MONEY = "money"
    LATE = "late"
    WRONG = "wrong"
    DAMAGED = "damaged"
    SEND_BACK = "send-back"
    REFUND = "refund"
    PRICE = "price"
    CASE = "case"
    PERSON = "person"


LEADS_TO: Mapping[str, str] = MappingProxyType(
    {
        Need.LATE: "WhereIsMyOrder",
        Need.WRONG: "ReportProblem",
        Need.DAMAGED: "ReportProblem",
        Need.SEND_BACK: "CanIReturn",
        Need.REFUND: "ReturnStatus",
        Need.PRICE: "DisputePrice",
        Need.CASE: "OpenTicket",
        Need.PERSON: "ContactSupport",
    }
)


@dataclass(frozen=True, slots=True)
class HelpWithOrder:
    """Is it late, is something wrong with it, shall it go back?"""


@dataclass(frozen=True, slots=True)
class HelpWithReturn:
    """How far is it, shall a case be opened, is a person wanted?"""


@dataclass(frozen=True, slots=True)
class MoneyBack:
    """By a return, by a refund that is due, or because the price fell?"""


@dataclass(frozen=True, slots=True)
class NeedUnclear:
    """None of what was asked for."""


Outcome = HelpWithOrder | HelpWithReturn | MoneyBack | NeedUnclear


def decide(files: Files, ask: Ask, now: datetime) -> Answer[Outcome]:  # noqa: ARG001 what is asked hangs on no file
    """The question that fits; nothing said is an order."""
    match ask.need:
        case "" | Need.ORDER:
            return Answer(HelpWithOrder(), asks=Fill(INTENT, NEED))
        case Need.RETURN:
            return Answer(HelpWithReturn(), asks=Fill(INTENT, NEED, Ask(case=Case(topic=Topic.RETURN))))
        case Need.MONEY:
            return Answer(MoneyBack(), asks=Fill(INTENT, NEED))
        case _:
            return Answer(NeedUnclear(), asks=Offer("ContactSupport"))

"""How do sellers reach the shop? Their own forum, chat, phone and tickets, which no customer hears of."""

from datetime import datetime

from skill.domain.files import Files
from skill.domain.people import Role
from skill.domain.values import dataclass
from skill.intents import contact_support
from skill.intents.asking import Answer, Ask, Offer

INTENT = "SellerSupport"


@dataclass(frozen=True, slots=True)
class ForSellersOnly:
    """Whoever asks is known to the shop as a customer."""


@dataclass(frozen=True, slots=True)
class NoSellerChannels:
    """The shop has no way for sellers to reach it (from there)."""


Outcome = contact_support.Outcome | ForSellersOnly | NoSellerChannels


def decide(files: Files, ask: Ask, now: datetime) -> Answer[Outcome]:
    """A guest who asks as a seller is taken for one: nothing personal is told."""
    if files.customer and files.customer.role is not Role.SELLER:
        return Answer(ForSellersOnly(), asks=Offer(contact_support.INTENT, Ask(concern=ask.concern)))
    answer = contact_support.decide(files, ask, now, INTENT, Role.SELLER)
    if isinstance(answer.outcome, contact_support.NoChannels):
        return Answer(NoSellerChannels())
    return Answer(answer.outcome, asks=answer.asks)

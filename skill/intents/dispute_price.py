"""The price dropped, or I was charged more: asks the shop for the difference where its rule says so."""

from datetime import datetime

from skill.domain.files import CustomerFile, Files
from skill.domain.orders import Line
from skill.domain.price_rules import PriceFinding, PriceVerdict, judge_price
from skill.domain.return_case import Verdict
from skill.domain.tickets import Ticket
from skill.domain.values import dataclass
from skill.intents.asking import MOST_SPOKEN, AccountNeeded, Answer, Ask, Confirm, Offer, about, which
from skill.intents.effects import opening
from skill.intents.pricing import Gone, a_ticket, gone, kept, price_case, ticket_of
from skill.intents.returning import judged, likely

INTENT = "DisputePrice"
SUPPORT = Offer("ContactSupport")
OWED = (PriceVerdict.ADJUSTABLE, PriceVerdict.OVERCHARGED)
UNCLEAR = (
    PriceVerdict.PAID_UNKNOWN,
    PriceVerdict.PRICE_UNKNOWN,
    PriceVerdict.OTHER_CURRENCY,
    PriceVerdict.WINDOW_UNKNOWN,
)


@dataclass(frozen=True, slots=True)
class NothingBought:
    """Nothing was ordered that Careline knows of."""


@dataclass(frozen=True, slots=True)
class WhichItem:
    """Several items fit what was said."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ItemNotFound:
    """Nothing of the customer's fits what was said; `lines` (at least one) are what could have been meant."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class NothingKept:
    """Cancelled, sent back or refunded, all of it: there is no price left to speak of."""

    line: Line
    gone: Gone


@dataclass(frozen=True, slots=True)
class AskedBefore:
    """The shop was asked about the price of this line already, and does that once."""

    line: Line
    ticket: Ticket


@dataclass(frozen=True, slots=True)
class PaidNoMore:
    """The price is as high as what was paid, or higher."""

    line: Line
    found: PriceFinding


@dataclass(frozen=True, slots=True)
class PriceUnclear:
    """Something that has to be known is not, or can't be compared: a person looks at it."""

    line: Line
    found: PriceFinding


@dataclass(frozen=True, slots=True)
class NotAdjusted:
    """The price is lower now, and the rule gives nothing. `returnable`: it can go back; None = on a condition."""

    line: Line
    found: PriceFinding
    returnable: bool | None


@dataclass(frozen=True, slots=True)
class ConfirmPrice:
    """What will happen when the customer says yes: the shop's people are asked for the difference."""

    line: Line
    found: PriceFinding


@dataclass(frozen=True, slots=True)
class PriceDisputed:
    """They are asked, or were already by this very confirmation."""

    line: Line
    ticket: Ticket


Outcome = (
    AccountNeeded
    | NothingBought
    | WhichItem
    | ItemNotFound
    | NothingKept
    | AskedBefore
    | PaidNoMore
    | PriceUnclear
    | NotAdjusted
    | ConfirmPrice
    | PriceDisputed
)


def sku_of(files: Files, ask: Ask) -> str:
    """Whose prices must be read before this can be decided; "" where none are."""
    lines = _meant(files.customer, ask) if files.customer else ()
    return lines[0].item.sku if len(lines) == 1 else ""


def decide(files: Files, ask: Ask, now: datetime) -> Answer[Outcome]:
    """The price of the item asked for, else of what arrived last, else of what was ordered last."""
    customer = files.customer
    if customer is None:
        return Answer(AccountNeeded())
    if not customer.lines:
        return Answer(NothingBought(), asks=SUPPORT)
    lines = _meant(customer, ask)
    if not lines:
        return _not_found(likely(customer))
    if len(lines) > 1:
        return Answer(WhichItem(lines[:MOST_SPOKEN]), *which(INTENT, tuple(line.ref for line in lines)))
    return _about(files, customer, lines[0], ask, now)


def _meant(customer: CustomerFile, ask: Ask) -> tuple[Line, ...]:
    """The lines that may be meant; none where nothing fits what was said."""
    found = customer.own(ask.item.lines)
    return found or (() if ask.item.said else likely(customer)[:1])


def _not_found(lines: tuple[Line, ...]) -> Answer[Outcome]:
    """One thing it could be is offered, several are listed."""
    refs = tuple(line.ref for line in lines)
    if len(lines) == 1:
        return Answer(ItemNotFound(lines), refs, Offer(INTENT, about(*refs)))
    return Answer(ItemNotFound(lines), *which(INTENT, refs))


def _about(files: Files, customer: CustomerFile, line: Line, ask: Ask, now: datetime) -> Answer[Outcome]:
    refs, ticket, pieces = (line.ref,), ticket_of(customer, line), kept(customer, line)
    if ticket and ask.nonce and ticket.nonce == ask.nonce:
        return Answer(PriceDisputed(line, ticket), refs)
    if ticket:
        return Answer(AskedBefore(line, ticket), refs, SUPPORT)
    if not pieces:
        return Answer(NothingKept(line, gone(customer, line)), refs, SUPPORT)
    found = judge_price(price_case(files, line, pieces, now))
    if found.verdict in OWED:
        if not ask.nonce:
            return Answer(ConfirmPrice(line, found), refs, Confirm(INTENT, about(line.ref)))
        ticket = a_ticket(customer, line, found, ask.nonce, now)
        return Answer(PriceDisputed(line, ticket), refs, effects=(opening(customer, ticket),))
    if found.verdict in UNCLEAR:
        return Answer(PriceUnclear(line, found), refs, SUPPORT)
    if found.verdict is PriceVerdict.NO_LOWER:
        return Answer(PaidNoMore(line, found), refs, SUPPORT)
    return _not_adjusted(files, line, found, now)


def _not_adjusted(files: Files, line: Line, found: PriceFinding, now: datetime) -> Answer[Outcome]:
    """Sent back and bought again it costs less; where it can't be had, or hardly pays, nobody is sent that way."""
    refs, no = (line.ref,), NotAdjusted(line, found, returnable=False)
    if found.verdict is PriceVerdict.TOO_LITTLE:
        return Answer(no, refs)
    if found.verdict is PriceVerdict.OUT_OF_STOCK:
        return Answer(no, refs, SUPPORT)
    match judged(files, line, about(line.ref), now).decision.verdict:
        case Verdict.ELIGIBLE:
            return Answer(NotAdjusted(line, found, returnable=True), refs, Offer("StartReturn", about(line.ref)))
        case Verdict.DEPENDS:
            return Answer(NotAdjusted(line, found, returnable=None), refs, Offer("CanIReturn", about(line.ref)))
        case _:
            return Answer(no, refs, SUPPORT)

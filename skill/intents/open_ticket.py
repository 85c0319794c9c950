"""Open a case: asks once what it is about, says what will be sent, and once that is confirmed has it recorded."""

from datetime import datetime

from skill.domain.files import CustomerFile, Files
from skill.domain.orders import Line
from skill.domain.problems import Problem, topic_of
from skill.domain.returns import reference
from skill.domain.tickets import Ticket, Topic, one_line
from skill.domain.values import dataclass, replace
from skill.intents.answering import answer_by, lines_of_ticket, open_about
from skill.intents.asking import MOST_SPOKEN, AccountNeeded, Answer, Ask, Confirm, Fill, Mention, Offer, which
from skill.intents.effects import opening
from skill.intents.established import established
from skill.intents.returning import likely
from skill.intents.said_before import is_of_another

INTENT = "OpenTicket"
WORDS = "words"
OF_NO_ITEM = frozenset({Topic.ACCOUNT, Topic.PAYMENT, Topic.OTHER})  # named, they are no matter of what was spoken of


@dataclass(frozen=True, slots=True)
class WhatToSay:
    """Nobody knows yet what it is about; `lines` are what was spoken of, if anything."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ConfirmTicket:
    """What will be sent when the customer says yes. `words` are the customer's own, "" = none."""

    lines: tuple[Line, ...]
    problem: Problem | None
    topic: Topic
    words: str


@dataclass(frozen=True, slots=True)
class TicketOpened:
    """It is recorded, or was already by this very confirmation. `problem` is the ticket's, as far as it is known."""

    ticket: Ticket
    lines: tuple[Line, ...]
    problem: Problem | None


@dataclass(frozen=True, slots=True)
class AlreadyOpen:
    """The shop knows of it: there is an open ticket about the same thing."""

    ticket: Ticket
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class WhichItem:
    """Several items fit what was said."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ItemNotFound:
    """Nothing of the customer's fits what was said; `lines` are what could have been meant, if anything."""

    lines: tuple[Line, ...]


Outcome = AccountNeeded | WhatToSay | ConfirmTicket | TicketOpened | AlreadyOpen | WhichItem | ItemNotFound


def decide(files: Files, ask: Ask, now: datetime) -> Answer[Outcome]:
    """A ticket about the item that was said or spoken of, else about none; nothing is sent without a yes."""
    customer = files.customer
    if customer is None:
        return Answer(AccountNeeded())
    if made := next((t for t in customer.tickets if ask.nonce and t.nonce == ask.nonce), None):
        return _opened(files, made)
    found = () if ask.item.carried and ask.case.topic in OF_NO_ITEM else customer.own(ask.item.lines)
    if ask.item.said and not found:
        return _not_found(likely(customer), ask)
    if len({line.order.number for line in found}) > 1 or (ask.item.said and len(found) > 1):
        return _which(WhichItem(found[:MOST_SPOKEN]), found, ask)
    return _about(files, found, ask, now)


def _about(files: Files, lines: tuple[Line, ...], ask: Ask, now: datetime) -> Answer[Outcome]:
    ask = _as_said_of(lines, ask)
    refs, case = tuple(line.ref for line in lines), ask.case
    said = replace(ask, item=Mention(lines=refs), nonce="", case=replace(case, asked=True, ending="", place=None))
    there = _twin(files, lines, ask)
    if there and lines and _is_another(there, ask):
        return _about(files, (), ask, now)
    if there:
        return Answer(AlreadyOpen(there, lines), refs, Offer("ContactSupport"))
    if not (case.words or case.problem or case.asked):
        return Answer(WhatToSay(lines), refs, Fill(INTENT, WORDS, said, may_skip=bool(lines or case.topic)))
    if ask.nonce and files.customer:
        return _sent(files, files.customer, lines, ask, now)
    outcome = ConfirmTicket(lines, case.problem, _topic(lines, ask), case.words)
    return Answer(outcome, refs, Confirm(INTENT, said))


def _as_said_of(lines: tuple[Line, ...], ask: Ask) -> Ask:
    """Without what can't be so of this item."""
    case = ask.case
    return replace(ask, case=replace(case, problem=None, asked=bool(case.words))) if is_of_another(case, lines) else ask


def _twin(files: Files, lines: tuple[Line, ...], ask: Ask) -> Ticket | None:
    """The open ticket that says the same already; of an item, any one where nothing is said but its name."""
    case, tickets = ask.case, files.customer.tickets if files.customer else ()
    there = open_about(files, lines) if lines else tuple(t for t in tickets if t.is_open and not t.order_number)
    if case.words:
        there = tuple(t for t in there if t.words.casefold() == one_line(case.words).casefold())
    elif not lines:
        there = tuple(t for t in there if case.asked and not t.words and t.topic is _topic(lines, ask))
    return next((ticket for ticket in there if case.problem in (None, ticket.problem)), None)


def _is_another(there: Ticket, ask: Ask) -> bool:
    """True where that ticket's item was only spoken of, and one about another topic, or none, is wished for."""
    case = ask.case
    return ask.item.carried and not (case.asked or case.words or case.problem) and case.topic != there.topic


def _sent(files: Files, customer: CustomerFile, lines: tuple[Line, ...], ask: Ask, now: datetime) -> Answer[Outcome]:
    case, single = ask.case, lines[0] if len(lines) == 1 else None
    draft = Ticket(
        reference="",
        topic=_topic(lines, ask),
        opened_at=now,
        problem=case.problem or "",
        order_number=lines[0].order.number if lines else "",
        line_id=single.item.line_id if single else "",
        words=case.words,
        language=ask.language or customer.language,
        told=established(files, lines, ask, now),
        answer_by=answer_by(files, now),
        nonce=ask.nonce,
    )
    effect = opening(customer, draft)
    place = str(effect.ticket.place)  # two tickets of one moment have two places
    named = reference(customer.customer_id, "ticket", now.isoformat(), place)
    ticket = replace(effect.ticket, reference=named)
    outcome = TicketOpened(ticket, lines, case.problem)
    return Answer(outcome, tuple(line.ref for line in lines), effects=(replace(effect, ticket=ticket),))


def _opened(files: Files, ticket: Ticket) -> Answer[Outcome]:
    lines = lines_of_ticket(files, ticket)
    problem = next((one for one in Problem if one == ticket.problem), None)
    return Answer(TicketOpened(ticket, lines, problem), tuple(line.ref for line in lines))


def _topic(lines: tuple[Line, ...], ask: Ask) -> Topic:
    """As it was said, else what the problem is of, else the product that is spoken of."""
    told = ask.case.topic or (topic_of(ask.case.problem) if ask.case.problem else None)
    return told or (Topic.PRODUCT if lines else Topic.OTHER)


def _not_found(lines: tuple[Line, ...], ask: Ask) -> Answer[Outcome]:
    """One thing it could be is offered, several are listed."""
    if len(lines) != 1:
        return _which(ItemNotFound(lines), lines, ask) if lines else Answer(ItemNotFound(()), asks=Offer(INTENT))
    (line,) = lines
    about = replace(ask, item=Mention(lines=(line.ref,)), nonce="")
    return Answer(ItemNotFound(lines), (line.ref,), Offer(INTENT, about))


def _which(outcome: WhichItem | ItemNotFound, lines: tuple[Line, ...], ask: Ask) -> Answer[Outcome]:
    refs = tuple(line.ref for line in lines)
    return Answer(outcome, *which(INTENT, refs, replace(ask, item=Mention(), nonce="", goes_on=False)))

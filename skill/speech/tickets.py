"""What is said of tickets alike: what one is about, by when it is answered, and what helps to settle it."""

from collections.abc import Sequence
from datetime import date

from skill.domain.orders import Line
from skill.domain.problems import Problem
from skill.domain.tickets import Ticket, Topic
from skill.speech.phrases import Words


def about(lines: Sequence[Line], problem: str, topic: Topic, words: Words) -> str:
    """ "your late lamp", "your lamp", "a payment": of an order that is not at hand no item is named."""
    if not lines:
        return words.phrase(f"tickets.topic_{topic}")
    known = next((one for one in Problem if one == problem), None)
    key = known.name.lower() if known else "price" if topic is Topic.PRICE else "items"
    return words.phrase(f"tickets.about_{key}", items=words.items(lines))


def of_ticket(ticket: Ticket, lines: Sequence[Line], words: Words) -> str:
    """The same of a ticket that there is; of one that is only the customer's own words, that it is theirs."""
    if ticket.topic is Topic.OTHER and ticket.words and not lines:
        return words.phrase("tickets.topic_other_told")
    return about(lines, ticket.problem, ticket.topic, words)


def answered(by: date | None, words: Words) -> str:
    """ "We'll answer by this Friday."; "" where nobody promised."""
    return words.phrase("tickets.answer", day=words.day("by_day", by)) if by else ""


def advice(problem: Problem | None, words: Words) -> str:
    """What to do at once, before anything is thrown away; "" where nothing can be done."""
    keys = {
        Problem.DAMAGED: "damaged",
        Problem.DEFECTIVE: "defective",
        Problem.WRONG_ITEM: "wrong_item",
        Problem.MISSING_ITEM: "missing",
        Problem.MISSING_PART: "missing",
        Problem.NOT_HERE: "not_here",
    }
    key = keys.get(problem) if problem else None
    return words.phrase(f"tickets.advice_{key}") if key else ""

"""Words for every outcome of skill/intents/ticket_status.py."""

from datetime import date
from typing import assert_never

from skill.domain.values import replace
from skill.intents import ticket_status as it
from skill.intents.asking import AccountNeeded
from skill.speech import tickets
from skill.speech.catalogue import Speech
from skill.speech.phrases import Words


def say(outcome: it.Outcome, words: Words) -> Speech:
    """The answer in words; exhaustive, or mypy says which outcome has none."""
    match outcome:
        case AccountNeeded():
            return replace(words.speech("ticket_status.link"), link_account=True)
        case it.NoTickets():
            return words.speech("ticket_status.none", ask="open_one")
        case it.TicketNotFound():
            return words.speech("ticket_status.not_found", ask="reach_us")
        case it.WhichTicket(found):
            return words.speech("ticket_status.which", ask="which_one", list=words.listed(_told_apart(found, words)))
        case it.TicketOpen() | it.TicketOverdue():
            return _waiting(outcome, words)
        case it.TicketAnswered(about):
            answered_at = about.ticket.answered_at
            if answered_at is None:
                return _status("answered", about, words, ask="reach_us_about_it")
            on = words.day("on_day", answered_at.astimezone(words.files.zone).date())
            return _status("answered_on", about, words, ask="reach_us_about_it", day=on)
        case it.TicketClosed(about):
            return _status("closed", about, words)
    assert_never(outcome)


def _told_apart(found: tuple[it.About, ...], words: Words) -> list[str]:
    """What each is about; those that are about the same by the day they were opened, or by their last digits."""
    about = [tickets.of_ticket(each.ticket, each.lines, words) for each in found]
    days = [words.files.day_of(each.ticket.opened_at) for each in found]
    opened = [*zip(about, days, strict=True)]

    def one(name: str, day: date, reference: str) -> str:
        if about.count(name) == 1:
            return name
        if opened.count((name, day)) == 1:
            return words.phrase("ticket_status.opened_on", about=name, day=words.day("on_day", day))
        return words.phrase("ticket_status.ending_in", about=name, digits=" ".join(reference[-4:]))

    return [one(name, day, each.ticket.reference) for each, (name, day) in zip(found, opened, strict=True)]


def _waiting(outcome: it.TicketOpen | it.TicketOverdue, words: Words) -> Speech:
    by, about = outcome.about.ticket.answer_by, outcome.about
    if by is None:
        return _status("open", about, words)
    date = words.full_date(by)
    if isinstance(outcome, it.TicketOverdue):
        day = words.day("on_day", by)
        return _status("overdue", about, words, ask="reach_us_about_it", day=day, date=date)
    return _status("open_until", about, words, day=words.day("by_day", by), date=date)


def _status(key: str, about: it.About, words: Words, ask: str = "", **values: str) -> Speech:
    told = tickets.of_ticket(about.ticket, about.lines, words)
    reference = about.ticket.reference
    return words.speech(f"ticket_status.{key}", ask=ask, about=told, reference=reference, **values)

"""Words for every outcome of skill/intents/ticket_status.py."""

from dataclasses import replace
from typing import assert_never

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
            named = [tickets.of_ticket(one.ticket, one.lines, words) for one in found]
            return words.speech("ticket_status.which", ask="which_one", list=words.listed(named))
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

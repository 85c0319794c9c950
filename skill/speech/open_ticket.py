"""Words for every outcome of skill/intents/open_ticket.py. A customer's own words are shown, and never said back."""

from typing import assert_never

from skill.domain.problems import OF_ITEM
from skill.domain.returns import Cause
from skill.domain.tickets import MOST_WORDS, Topic
from skill.domain.values import replace
from skill.intents import open_ticket as it
from skill.intents.answering import is_overdue
from skill.intents.asking import AccountNeeded, Ask
from skill.intents.returning import judged
from skill.speech import tickets
from skill.speech.catalogue import Lines, Speech
from skill.speech.phrases import Words
from skill.speech.returning import evidence, groups, names


def say(outcome: it.Outcome, words: Words) -> Speech:
    """The answer in words; exhaustive, or mypy says which outcome has none."""
    match outcome:
        case AccountNeeded():
            return replace(words.speech("open_ticket.link"), link_account=True)
        case it.WhatToSay(()):
            return words.speech("open_ticket.what", ask="what_to_tell")
        case it.WhatToSay(lines):
            return words.speech("open_ticket.what_about", ask="what_to_tell", items=words.items(lines))
        case it.ConfirmTicket():
            return _confirm(outcome, words)
        case it.TicketOpened():
            return _opened(outcome, words)
        case it.AlreadyOpen(ticket, lines):
            late = is_overdue(ticket, words.files, words.now)
            by = words.phrase("open_ticket.overdue") if late else tickets.answered(ticket.answer_by, words)
            told = tickets.of_ticket(ticket, lines, words)
            return words.speech("open_ticket.already", ask="reach_us_about_it", about=told, by=by)
        case it.WhichItem(lines):
            return words.speech("open_ticket.which", ask="which_one", list=names(lines, words, "or"))
        case it.ItemNotFound(()):
            return words.speech("open_ticket.not_found_none", ask="open_case_anyway")
        case it.ItemNotFound((line,)):
            return words.speech("open_ticket.not_found_one", ask="do_you_mean", item=words.item(line))
        case it.ItemNotFound(lines):
            return words.speech("open_ticket.not_found", ask="which_one", list=names(lines, words))
    assert_never(outcome)


def _confirm(outcome: it.ConfirmTicket, words: Words) -> Speech:
    """What it is about; the customer's own words may be long, or misheard, so they are shown, and said where cut."""
    about = tickets.about(outcome.lines, outcome.problem or "", outcome.topic, words)
    if not outcome.words:
        return words.speech("open_ticket.confirm", ask="send_it", about=about)
    key = "confirm_words" if not outcome.lines and outcome.topic is Topic.OTHER else "confirm_with_words"
    told = words.phrase("open_ticket.told" if len(outcome.words) < MOST_WORDS else "open_ticket.told_first")
    return words.speech(f"open_ticket.{key}", ask="send_it", about=about, told=told, words=outcome.words)


def _opened(outcome: it.TicketOpened, words: Words) -> Speech:
    """Its number in the groups it is spoken in; on the card, what to have ready."""
    ticket, lines, problem = outcome.ticket, outcome.lines, outcome.problem
    told = tickets.of_ticket(ticket, lines, words)
    shown = [words.phrase("open_ticket.card_reference", reference=ticket.reference, about=told)]
    if ticket.answer_by:
        shown.append(words.phrase("open_ticket.card_answer", date=words.full_date(ticket.answer_by)))
    if advice := tickets.advice(problem, words):
        shown.append(advice)
    if problem in OF_ITEM and lines:
        found = judged(words.files, lines[0], Ask(cause=Cause.DEFECT), ticket.opened_at)
        shown.append(evidence(found.plan, words))
    ready = words.phrase("open_ticket.ready") if advice else ""
    by = tickets.answered(ticket.answer_by, words)
    return words.speech("open_ticket.opened", by=by, ready=ready, lines=Lines.of(shown), **groups(ticket.reference))

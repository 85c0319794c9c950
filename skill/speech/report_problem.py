"""Words for every outcome of skill/intents/report_problem.py; what another question tells, that one says."""

from collections.abc import Iterator

from skill.domain.policies import RefundType
from skill.domain.problems import BROKEN
from skill.domain.return_case import Verdict
from skill.domain.tickets import Topic
from skill.domain.values import replace
from skill.intents import delivery_status, open_ticket
from skill.intents import report_problem as it
from skill.intents.asking import AccountNeeded
from skill.speech import delivery, tickets
from skill.speech import open_ticket as ticket_words
from skill.speech.breath import in_one_breath
from skill.speech.catalogue import Lines, Speech
from skill.speech.phrases import Words
from skill.speech.returning import evidence, names


def say(outcome: it.Outcome, words: Words) -> Speech:
    """The answer in words."""
    match outcome:
        case AccountNeeded():
            return replace(words.speech("report_problem.link"), link_account=True)
        case it.NothingOrdered():
            return words.speech("report_problem.nothing", ask="reach_us")
        case it.WhatIsWrong(line, is_here):
            ask = "what_is_wrong_here" if is_here else "what_is_wrong_coming"
            return words.speech("report_problem.what_is_wrong", ask=ask, item=words.item(line))
        case it.NotLateYet() | it.RestIsComing():
            return _coming(outcome, words)
        case it.MarkedDelivered(line, on, left_at):
            day = words.day("on_day", on) if on else ""
            left = words.phrase("where_is_my_order.left_at", place=left_at) if left_at else ""
            told = {"day": day, "left": left, "item": words.item(line)}
            key = "marked_delivered" if on else "marked_delivered_undated"
            return words.speech(f"report_problem.{key}", ask="send_it", **told)
        case open_ticket.WhichItem(lines):
            return words.speech("report_problem.which", ask="which_one", list=names(lines, words, "or"))
        case it.DefectClaim():
            return in_one_breath(_claim(outcome, words))
        case it.WrongDetails(line, sent):
            key = "details_sent" if sent else "details"
            return words.speech(f"report_problem.{key}", ask="send_it", item=words.item(line))
        case _:
            return _as_others_say(outcome, words)


def _as_others_say(outcome: open_ticket.Outcome | delivery_status.Outcome, words: Words) -> Speech:
    if isinstance(outcome, delivery_status.Outcome):
        return delivery.say(outcome, words)
    return ticket_words.say(outcome, words)


def _coming(outcome: it.NotLateYet | it.RestIsComing, words: Words) -> Speech:
    day = words.day("by_day", outcome.expected) if outcome.expected else ""
    if isinstance(outcome, it.RestIsComing):
        key = "rest" if outcome.expected else "rest_undated"
        return words.speech(f"report_problem.{key}", items=words.items(outcome.lines), day=day)
    if outcome.expected is None:
        return words.speech("report_problem.undated", ask="open_case", item=words.item(outcome.line))
    return words.speech("report_problem.not_late", item=words.item(outcome.line), day=day)


def _claim(outcome: it.DefectClaim, words: Words) -> Iterator[Speech]:
    """Ever more briefly: what the rules give and what will be sent is always said; what to keep is on the card."""
    line, problem = outcome.judged.line, outcome.problem
    about = tickets.about((line,), problem, Topic.PRODUCT, words)
    advice, remedy = tickets.advice(problem, words), _remedy(outcome, words)
    lines = Lines.of([advice, remedy, evidence(outcome.judged.plan, words)])
    for first in (advice, ""):
        told = {"advice": first, "remedy": remedy, "about": about}
        yield words.speech("report_problem.claim", ask="send_it", lines=lines, **told)


def _remedy(outcome: it.DefectClaim, words: Words) -> str:
    """ "Our rules give you a refund or an exchange."; where they don't decide, a person does."""
    judged = outcome.judged
    if judged.decision.verdict is not Verdict.ELIGIBLE:
        return words.phrase("report_problem.person")
    kinds = dict.fromkeys(judged.plan.refund_types) or {RefundType.FULL: None}
    given = [words.phrase(f"report_problem.gives_{kind.name.lower()}") for kind in kinds]
    given += [words.phrase("report_problem.gives_repair")] if judged.plan.repair and outcome.problem in BROKEN else []
    return words.phrase("report_problem.remedy", what=words.listed(given, "or"))

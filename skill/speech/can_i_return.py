"""Words for every outcome of skill/intents/can_i_return.py."""

from typing import assert_never

from skill.domain.policies import Fact
from skill.domain.return_rules import ReturnReason
from skill.domain.returns import IS_OPEN, Cause, ReturnStatus
from skill.domain.values import replace
from skill.intents import can_i_return as it
from skill.intents.asking import AccountNeeded
from skill.intents.returning import Judged
from skill.speech.catalogue import Speech
from skill.speech.phrases import Words
from skill.speech.returning import card_lines, cost, counted, either, names, only_as, things


def say(outcome: it.Outcome, words: Words) -> Speech:
    """The answer in words; exhaustive, or mypy says which outcome has none."""
    match outcome:
        case AccountNeeded():
            return replace(words.speech("can_i_return.link"), link_account=True)
        case it.NothingToReturn():
            return words.speech("can_i_return.nothing", ask="reach_us")
        case it.ReturnAllowed(judged):
            return _allowed(judged, words)
        case it.ReturnRefused(judged):
            return _refused(judged, words)
        case it.ReturnNotYet(line, days, at_least):
            key = "not_yet" if days is None else "not_yet_days_at_least" if at_least else "not_yet_days"
            left = "" if days is None else words.count("days", days)
            return words.speech(f"can_i_return.{key}", ask="where_is_it", item=words.item(line), days=left)
        case it.OrderBeingCancelled(line):
            return words.speech("can_i_return.being_cancelled", ask="reach_us_about_it", item=words.item(line))
        case it.ReturnDepends(judged, fact):
            return _depends(judged, fact, words)
        case it.ReturnNeedsPerson(judged):
            return words.speech(_person(judged), ask="reach_someone", item=words.item(judged.line))
        case it.WhichItem(lines):
            return words.speech("can_i_return.which", ask="which_to_return", choice=names(lines, words, "or"))
        case it.ItemNotFound((line,)):
            return words.speech("can_i_return.not_found_one", ask="do_you_mean", item=words.item(line))
        case it.ItemNotFound(lines):
            return words.speech("can_i_return.not_found", ask="which_to_return", **either(lines, words))
    assert_never(outcome)


def _allowed(judged: Judged, words: Words) -> Speech:
    last_day, plan = judged.decision.last_day, judged.plan
    item = counted(judged.line, judged.pieces, words)
    told = {"things": things(judged, words), "only": only_as(plan, words), "cost": cost(plan.fee, words)}
    told |= {"yes": words.phrase(f"can_i_return.{_yes(judged)}")}
    if last_day is None or judged.days_left is None:
        lines = card_lines(plan, words, words.phrase("can_i_return.card_always", item=item))
        return words.speech("can_i_return.allowed_always", ask="start_return", lines=lines, **told)
    date, left = words.full_date(last_day), words.count("days", judged.days_left)
    card = "card_until" if judged.days_left else "card_last_day"
    lines = card_lines(plan, words, words.phrase(f"can_i_return.{card}", item=item, date=date, left=left))
    if judged.days_left == 0:
        return words.speech("can_i_return.allowed_last_day", ask="start_return", lines=lines, **told)
    day = words.day("until_day", last_day)
    return words.speech("can_i_return.allowed", ask="start_return", day=day, lines=lines, **told)


def _yes(judged: Judged) -> str:
    """How a yes begins: after bad news, or when it is not quite what was hoped for, not with "yes"."""
    if judged.cause is Cause.DEFECT:
        return "sorry"
    return "only_some" if judged.is_fewer else "yes"


def _depends(judged: Judged, fact: Fact, words: Words) -> Speech:
    item, last_day = words.item(judged.line), judged.decision.last_day
    going = things(judged, words)
    if fact is Fact.DAMAGED:
        return _only_a_defect(judged, item, words)
    condition, ask = words.phrase(f"can_i_return.if_{fact}"), f"is_{fact}"
    if last_day is None:
        return words.speech("can_i_return.depends", ask=ask, things=going, condition=condition)
    day = words.day("until_day", last_day)
    return words.speech("can_i_return.depends_until", ask=ask, things=going, condition=condition, day=day)


def _only_a_defect(judged: Judged, item: str, words: Words) -> Speech:
    """It can't go back just like that; the last day is the one for a defect."""
    reason, last_day = judged.decision.reason, judged.decision.last_day
    if reason is ReturnReason.RETURN_WINDOW_EXPIRED and last_day:
        day = words.day("until_day", last_day)
        return words.speech("can_i_return.depends_defect_late", ask="is_damaged", item=item, day=day)
    key = "depends_defect_then" if reason is ReturnReason.CONDITION else "depends_defect"
    return words.speech(f"can_i_return.{key}", ask="is_damaged", item=item)


def _refused(judged: Judged, words: Words) -> Speech:
    item, ask, decision = words.item(judged.line), "reach_someone", judged.decision
    match decision.reason:
        case ReturnReason.RETURN_WINDOW_EXPIRED if decision.last_day:
            day, date = words.day("until_day", decision.last_day), words.full_date(decision.last_day)
            return words.speech("can_i_return.expired", ask=ask, item=item, day=day, date=date)
        case ReturnReason.FINAL_SALE:
            return words.speech("can_i_return.final_sale", ask=ask, item=item)
        case ReturnReason.CANCELLED:
            return words.speech("can_i_return.cancelled", ask="reach_us_about_it", item=item)
        case ReturnReason.RETURNED if judged.way_back in IS_OPEN:
            key = "received" if judged.way_back is ReturnStatus.RECEIVED else "on_its_way_back"
            return words.speech(f"can_i_return.{key}", ask="how_far_back", item=item)
        case ReturnReason.RETURNED if judged.way_back is None:
            return words.speech("can_i_return.returned", ask="reach_us_about_it", item=item)
        case ReturnReason.RETURNED | ReturnReason.REFUNDED:
            return words.speech("can_i_return.refunded", ask="reach_us_about_it", item=item)
        case ReturnReason.DEFECTS_ONLY:
            return words.speech("can_i_return.defects_only", ask=ask, item=item)
        case ReturnReason.CONDITION if decision.asks:
            condition = words.phrase(f"can_i_return.if_{decision.asks}")
            return words.speech("can_i_return.condition", ask=ask, item=item, condition=condition)
        case _:
            return words.speech("can_i_return.not_returnable", ask=ask, item=item)


def _person(judged: Judged) -> str:
    match judged.decision.reason:
        case ReturnReason.UNKNOWN_DELIVERY:
            return "can_i_return.delivery_unknown"
        case ReturnReason.FINAL_SALE | ReturnReason.NOT_RETURNABLE:
            return "can_i_return.defect_needs_person"
        case _:
            return "can_i_return.needs_person"

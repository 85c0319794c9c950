"""Words for every outcome of skill/intents/can_i_return.py."""

from dataclasses import replace
from typing import Literal, assert_never

from skill.domain.orders import Line
from skill.domain.policies import ReturnReason
from skill.intents import can_i_return as it
from skill.intents.asking import AccountNeeded
from skill.speech.catalogue import Speech
from skill.speech.phrases import Words


def say(outcome: it.Outcome, words: Words) -> Speech:
    """The answer in words; exhaustive, or mypy says which outcome has none."""
    match outcome:
        case AccountNeeded():
            return replace(words.speech("can_i_return.link"), link_account=True)
        case it.NothingToReturn():
            return words.speech("can_i_return.nothing", ask="reach_us")
        case it.ReturnAllowed():
            return _allowed(outcome, words)
        case it.ReturnRefused():
            return _refused(outcome, words)
        case it.ReturnNotYet(line, days):
            key = "not_yet" if days is None else "not_yet_days"
            left = "" if days is None else words.count("days", days)
            return words.speech(f"can_i_return.{key}", ask="where_is_it", item=words.item(line), days=left)
        case it.ReturnNeedsPerson(line, reason):
            key = "delivery_unknown" if reason is ReturnReason.UNKNOWN_DELIVERY else "needs_person"
            return words.speech(f"can_i_return.{key}", ask="reach_someone", item=words.item(line))
        case it.WhichItem(lines):
            return words.speech("can_i_return.which", ask="which_to_return", list=_names(lines, words, "or"))
        case it.ItemNotFound((line,)):
            return words.speech("can_i_return.not_found_one", ask="do_you_mean", item=words.item(line))
        case it.ItemNotFound(lines):
            return words.speech("can_i_return.not_found", ask="which_to_return", list=_names(lines, words))
    assert_never(outcome)


def _allowed(outcome: it.ReturnAllowed, words: Words) -> Speech:
    item, last_day, left = words.item(outcome.line), outcome.last_day, outcome.days_left
    if last_day is None or left is None:
        return words.speech("can_i_return.allowed_always", ask="reach_us_to_return", item=item)
    date = words.full_date(last_day)
    if left == 0:
        return words.speech("can_i_return.allowed_last_day", ask="reach_us_to_return", item=item, date=date)
    day, days = words.day("until_day", last_day), words.count("days", left)
    return words.speech("can_i_return.allowed", ask="reach_us_to_return", item=item, day=day, left=days, date=date)


def _refused(outcome: it.ReturnRefused, words: Words) -> Speech:
    item, ask = words.item(outcome.line), "reach_someone"
    match outcome.reason:
        case ReturnReason.RETURN_WINDOW_EXPIRED if outcome.last_day:
            day, date = words.day("until_day", outcome.last_day), words.full_date(outcome.last_day)
            return words.speech("can_i_return.expired", ask=ask, item=item, day=day, date=date)
        case ReturnReason.FINAL_SALE:
            return words.speech("can_i_return.final_sale", ask=ask, item=item)
        case ReturnReason.CANCELLED:
            return words.speech("can_i_return.cancelled", ask="reach_us_about_it", item=item)
        case ReturnReason.RETURNED:
            return words.speech("can_i_return.returned", ask="reach_us_about_it", item=item)
        case _:
            return words.speech("can_i_return.not_returnable", ask=ask, item=item)


def _names(lines: tuple[Line, ...], words: Words, style: Literal["standard", "or"] = "standard") -> str:
    return words.listed([words.phrase("phrases.your_item", item=words.item(line)) for line in lines], style)

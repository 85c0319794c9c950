"""Words for every outcome of skill/intents/where_is_my_order.py."""

from dataclasses import replace
from itertools import groupby
from typing import Literal, assert_never

from skill.domain.orders import Line, LineState
from skill.intents import where_is_my_order as it
from skill.intents.asking import AccountNeeded
from skill.speech.catalogue import Lines, Speech
from skill.speech.phrases import Words


def say(outcome: it.Outcome, words: Words) -> Speech:
    """The answer in words; exhaustive, or mypy says which outcome has none."""
    match outcome:
        case AccountNeeded():
            return replace(words.speech("where_is_my_order.link"), link_account=True)
        case it.NoOrders():
            return words.speech("where_is_my_order.no_orders", ask="reach_us")
        case it.Preparing() | it.OnTheWay():
            return _coming(outcome, words)
        case it.BeingCancelled(lines):
            return words.speech("where_is_my_order.being_cancelled", ask="reach_us_about_it", items=words.items(lines))
        case it.Late(lines, expected, days, despite_request):
            due = {"day": words.day("on_day", expected), "date": words.full_date(expected)}
            due |= {"late": words.count("days", days), "request": _despite(words) if despite_request else ""}
            return words.speech("where_is_my_order.late", ask="reach_us_about_it", items=words.items(lines), **due)
        case it.SeveralOnTheWay():
            return _several(outcome, words)
        case it.Delivered():
            return _delivered(outcome, words)
        case it.Closed(line):
            key = "cancelled" if line.state is LineState.CANCELLED else "returned"
            return words.speech(f"where_is_my_order.{key}", ask="reach_us_about_it", item=words.item(line))
        case it.WhichItem(lines):
            return words.speech("where_is_my_order.which", ask="which_one", list=_names(lines, words, "or"))
        case it.ItemNotFound((line,)):
            return words.speech("where_is_my_order.not_found_one", ask="do_you_mean", item=words.item(line))
        case it.ItemNotFound(lines):
            return words.speech("where_is_my_order.not_found", ask="which_one", list=_names(lines, words))
    assert_never(outcome)


def _coming(outcome: it.Preparing | it.OnTheWay, words: Words) -> Speech:
    key, told = "preparing", {"items": words.items(outcome.lines), "request": ""}
    if isinstance(outcome, it.OnTheWay):
        key = "out_for_delivery" if outcome.out_for_delivery else "on_the_way"
        told["request"] = _despite(words) if outcome.despite_request else ""
    if outcome.expected is None or key == "out_for_delivery":
        return words.speech(f"where_is_my_order.{key}", **told)
    day, date = words.day("by_day", outcome.expected), words.full_date(outcome.expected)
    return words.speech(f"where_is_my_order.{key}_expected", day=day, date=date, **told)


def _despite(words: Words) -> str:
    return words.phrase("where_is_my_order.despite_request")


def _several(outcome: it.SeveralOnTheWay, words: Words) -> Speech:
    alike = groupby(outcome.lines, key=lambda line: (line.expected or line.state, _is_being_cancelled(line, words)))
    spoken = words.phrase("where_is_my_order.then").join(_brief(tuple(lines), words) for _, lines in alike)
    cards = Lines.of([_card_line(line, words) for line in outcome.lines])
    total = words.count("things", outcome.total)
    return words.speech("where_is_my_order.several", ask="which_to_hear", total=total, list=spoken, cards=cards)


def _delivered(outcome: it.Delivered, words: Words) -> Speech:
    items = words.items(outcome.lines)
    ask = "can_it_go_back" if len(outcome.lines) == 1 else "can_any_go_back"
    if outcome.on is None:
        return words.speech("where_is_my_order.delivered_undated", ask=ask, items=items)
    key = "delivered_last" if outcome.nothing_coming else "delivered"
    day, date = words.day("on_day", outcome.on), words.full_date(outcome.on)
    return words.speech(f"where_is_my_order.{key}", ask=ask, items=items, day=day, date=date)


def _brief(lines: tuple[Line, ...], words: Words) -> str:
    """Neighbours in a list, and the one thing to know of them all."""
    items, line, day = words.items(lines), lines[0], lines[0].expected
    if _is_being_cancelled(line, words):
        return words.phrase("where_is_my_order.brief_being_cancelled", items=items)
    if line.days_late(words.today) and day:
        return words.phrase("where_is_my_order.brief_late", items=items, day=words.day("on_day", day))
    if day:
        return words.phrase("where_is_my_order.brief_expected", items=items, day=words.day("by_day", day))
    key = "preparing" if line.state is LineState.PREPARING else "unknown"
    return words.phrase(f"where_is_my_order.brief_{key}", items=items)


def _is_being_cancelled(line: Line, words: Words) -> bool:
    customer = words.files.customer
    return bool(line.state is LineState.PREPARING and customer and customer.cancellation_of(line.order.number))


def _card_line(line: Line, words: Words) -> str:
    if line.expected is None:
        return words.phrase("where_is_my_order.card_line_undated", item=words.item(line))
    return words.phrase("where_is_my_order.card_line", item=words.item(line), day=words.full_date(line.expected))


def _names(lines: tuple[Line, ...], words: Words, style: Literal["standard", "or"] = "standard") -> str:
    return words.listed([words.phrase("phrases.your_item", item=words.item(line)) for line in lines], style)

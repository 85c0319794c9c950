"""Words for every outcome of skill/intents/cancel_order.py. Nothing here promises that it is in time."""

from typing import assert_never

from skill.domain.orders import LineState
from skill.domain.values import replace
from skill.intents import cancel_order as it
from skill.intents.asking import AccountNeeded
from skill.speech.catalogue import Speech
from skill.speech.phrases import Words
from skill.speech.returning import either, groups, names


def say(outcome: it.Outcome, words: Words) -> Speech:
    """The answer in words; exhaustive, or mypy says which outcome has none."""
    match outcome:
        case AccountNeeded():
            return replace(words.speech("cancel_order.link"), link_account=True)
        case it.NothingToCancel():
            return words.speech("cancel_order.nothing", ask="reach_us")
        case it.OrderNotFound() | it.NoneOfThese():
            return _others(outcome, words)
        case it.AlreadyShipped():
            return _shipped(outcome, words)
        case it.AlreadyCancelled(line, request):
            key = "asked_before" if request else "cancelled"
            return words.speech(f"cancel_order.{key}", ask="reach_us_about_it", item=words.item(line))
        case it.WhichOrder(lines):
            return words.speech("cancel_order.which", ask="which_to_cancel", choice=names(lines, words, "or"))
        case it.ConfirmCancelOrder(lines):
            return words.speech("cancel_order.confirm", ask="go_ahead", items=words.items(lines))
        case it.CancellationRequested(lines, request):
            told = {"items": words.items(lines), "reference": request.reference}
            return words.speech("cancel_order.requested", **told, **groups(request.reference))
    assert_never(outcome)


def _others(outcome: it.OrderNotFound | it.NoneOfThese, words: Words) -> Speech:
    """What was meant is none that can be canceled, and which could be."""
    key = "not_found" if isinstance(outcome, it.OrderNotFound) else "none_waits"
    match outcome.lines:
        case ():
            return words.speech(f"cancel_order.{key}_none", ask="reach_us")
        case (line,):
            return words.speech(f"cancel_order.{key}_one", ask="do_you_mean", item=words.item(line))
        case lines:
            return words.speech(f"cancel_order.{key}", ask="which_to_cancel", **either(lines, words))


def _shipped(outcome: it.AlreadyShipped, words: Words) -> Speech:
    item = words.item(outcome.line)
    if outcome.partly:
        return words.speech("cancel_order.partly_shipped", ask="reach_someone", item=item)
    if outcome.line.state is LineState.DELIVERED:
        return words.speech("cancel_order.delivered", ask="can_it_go_back", item=item)
    return words.speech("cancel_order.shipped", ask="where_is_it", item=item)

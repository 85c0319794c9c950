"""Words for every outcome of skill/intents/cancel_return.py."""

from typing import assert_never

from skill.domain.values import replace
from skill.intents import cancel_return as it
from skill.intents.asking import AccountNeeded
from skill.speech.catalogue import Speech
from skill.speech.phrases import Words
from skill.speech.returning import names, recorded


def say(outcome: it.Outcome, words: Words) -> Speech:
    """The answer in words; exhaustive, or mypy says which outcome has none."""
    match outcome:
        case AccountNeeded():
            return replace(words.speech("cancel_return.link"), link_account=True)
        case it.NothingToCancel(line):
            if line is None:
                return words.speech("cancel_return.nothing", ask="reach_us")
            return words.speech("cancel_return.nothing_of_item", ask="reach_us", item=words.item(line))
        case it.TooLateToCancel(line):
            return words.speech("cancel_return.too_late", ask="how_far_back", item=words.item(line))
        case it.NoneInTime(lines):
            return words.speech("cancel_return.none_in_time", ask="how_far_they_are", list=names(lines, words))
        case it.ReturnNotFound((line,)):
            return words.speech("cancel_return.not_found", ask="do_you_mean", item=words.item(line))
        case it.ReturnNotFound(lines):
            told = names(lines, words)
            return words.speech("cancel_return.not_found_several", ask="which_one", list=told)
        case it.WhichReturn(lines):
            return words.speech("cancel_return.which", ask="which_one", list=names(lines, words, "or"))
        case it.ConfirmCancelReturn(line, record):
            things = recorded(line, record.quantity, words)
            return words.speech("cancel_return.confirm", ask="go_ahead", things=things)
        case it.ReturnCancelled(line, record):
            return words.speech("cancel_return.cancelled", things=recorded(line, record.quantity, words))
    assert_never(outcome)

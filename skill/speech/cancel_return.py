"""Words for every outcome of skill/intents/cancel_return.py."""

from dataclasses import replace
from typing import assert_never

from skill.intents import cancel_return as it
from skill.intents.asking import AccountNeeded
from skill.speech.catalogue import Speech
from skill.speech.phrases import Words
from skill.speech.returning import names


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
        case it.WhichReturn(lines):
            return words.speech("cancel_return.which", ask="which_one", list=names(lines, words, "or"))
        case it.ConfirmCancelReturn(line):
            return words.speech("cancel_return.confirm", ask="go_ahead", item=words.item(line))
        case it.ReturnCancelled(line):
            return words.speech("cancel_return.cancelled", item=words.item(line))
    assert_never(outcome)

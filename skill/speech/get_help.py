"""Words for every outcome of skill/intents/get_help.py."""

from typing import assert_never

from skill.intents import get_help as it
from skill.speech.catalogue import Speech
from skill.speech.phrases import Words


def say(outcome: it.Outcome, words: Words) -> Speech:
    """The answer in words; exhaustive, or mypy says which outcome has none."""
    match outcome:
        case it.HelpWithOrder():
            return words.speech("get_help.sure", ask="help_with_order")
        case it.HelpWithReturn():
            return words.speech("get_help.sure", ask="help_with_return")
        case it.MoneyBack():
            return words.speech("get_help.money", ask="help_with_money")
        case it.NeedUnclear():
            return words.speech("get_help.unclear", ask="reach_someone")
    assert_never(outcome)

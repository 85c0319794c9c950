"""Where one of a list is to be chosen and nothing fits what is said: each time in a row is answered otherwise."""

from skill.desk import Told
from skill.domain.values import replace
from skill.intents.asking import Offer, Question, Which
from skill.speech import builtin
from skill.speech.catalogue import Catalogue, Speech

MOST_MISSES = 2  # in a row; then it is a person's to find out
PERSON = Offer("ContactSupport")


def misses(told: Told, before: Question | None, missed: int) -> int:
    """How many times in a row nothing fitted, with this one; 0 where something does, or nothing is to be chosen."""
    asks = told.answer.asks
    if not isinstance(asks, Which) or not told.ask.item.said or told.ask.item.lines:
        return 0
    return 1 + missed if isinstance(before, Which) and before.intent == asks.intent else 1


def lost(told: Told, speech: Speech, times: int, words: Catalogue) -> tuple[Told, Speech]:
    """The answer and its words: the first time as they are, then shorter and without the list, then a person."""
    if times > MOST_MISSES:
        return replace(told, answer=replace(told.answer, asks=PERSON)), builtin.which_unsettled(words)
    return told, replace(builtin.not_found_again(words), still=speech.still) if times == MOST_MISSES else speech

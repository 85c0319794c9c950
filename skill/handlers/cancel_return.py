"""The Alexa side of "Cancel my return"."""

from skill.handlers.front import Stem
from skill.handlers.stem import StemHandler
from skill.intents import cancel_return as decision
from skill.intents import start_return
from skill.speech import cancel_return as words


class CancelReturnHandler(StemHandler):
    """Claims CancelReturn."""

    intent = decision.INTENT
    takes_back = start_return.INTENT
    slots = ("item", "ordinal")
    stem = Stem(decision.decide, words.say, slots)

"""The Alexa side of "Start a return"."""

from skill.handlers.front import Stem
from skill.handlers.stem import StemHandler
from skill.intents import start_return as decision
from skill.speech import start_return as words


class StartReturnHandler(StemHandler):
    """Claims StartReturn."""

    intent = decision.INTENT
    slots = ("item", "ordinal", "reason", "quantity")
    stem = Stem(decision.decide, words.say, slots)

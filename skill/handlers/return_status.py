"""The Alexa side of "Where is my refund?"."""

from skill.handlers.front import Stem
from skill.handlers.stem import StemHandler
from skill.intents import return_status as decision
from skill.speech import return_status as words


class ReturnStatusHandler(StemHandler):
    """Claims ReturnStatus."""

    intent = decision.INTENT
    slots = ("item", "ordinal")
    stem = Stem(decision.decide, words.say, slots)

"""The Alexa side of "Call me back"."""

from skill.handlers.front import Stem
from skill.handlers.stem import StemHandler
from skill.intents import call_me_back as decision
from skill.speech import call_me_back as words


class CallMeBackHandler(StemHandler):
    """Claims CallMeBack."""

    intent = decision.INTENT
    slots = ("topic", "day", "time", "change")
    stem = Stem(decision.decide, words.say, slots, needs_number=True)

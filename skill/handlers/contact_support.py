"""The Alexa side of "How do I contact customer service?"."""

from skill.handlers.front import Stem
from skill.handlers.stem import StemHandler
from skill.intents import contact_support as decision
from skill.speech import contact_support as words


class ContactSupportHandler(StemHandler):
    """Claims ContactSupport."""

    intent = decision.INTENT
    slots = ("channel", "topic", "day", "hours")
    stem = Stem(decision.decide, words.say, slots)

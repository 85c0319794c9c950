"""The Alexa side of "Open a case"."""

from skill.handlers.front import Stem
from skill.handlers.stem import StemHandler
from skill.intents import open_ticket as decision
from skill.speech import open_ticket as words


class OpenTicketHandler(StemHandler):
    """Claims OpenTicket."""

    intent = decision.INTENT
    slots = ("item", "ordinal", "topic", "words")
    stem = Stem(decision.decide, words.say, slots)

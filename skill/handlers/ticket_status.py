"""The Alexa side of "What happened to my case?"."""

from skill.handlers.front import Stem
from skill.handlers.stem import StemHandler
from skill.intents import ticket_status as decision
from skill.speech import ticket_status as words


class TicketStatusHandler(StemHandler):
    """Claims TicketStatus."""

    intent = decision.INTENT
    slots = ("item", "ordinal", "part", "ticketDigits")
    stem = Stem(decision.decide, words.say, slots)

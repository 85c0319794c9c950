"""The Alexa side of "It never came"."""

from skill.handlers.front import Stem
from skill.handlers.stem import StemHandler
from skill.intents import report_problem as decision
from skill.speech import report_problem as words


class ReportProblemHandler(StemHandler):
    """Claims ReportProblem."""

    intent = decision.INTENT
    slots = ("item", "ordinal", "problem", "trouble")
    stem = Stem(decision.decide, words.say, slots)

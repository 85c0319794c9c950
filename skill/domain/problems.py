"""What can be wrong with an order, in the words of the interaction model. Plain values."""

from enum import StrEnum

from skill.domain.tickets import Topic


class Problem(StrEnum):
    """What is wrong: as a customer says it, or (the last three) as the parcel's own news have it."""

    LATE = "late"
    NEVER_CAME = "never-came"
    NOT_HERE = "delivered-not-here"
    DAMAGED = "damaged"
    DEFECTIVE = "defective"
    WRONG_ITEM = "wrong-item"
    MISSING_ITEM = "missing-item"
    MISSING_PART = "missing-part"
    WRONG_ADDRESS = "wrong-address"
    STUCK = "stuck"
    SENT_BACK = "sent-back"
    UNCLEAR = "unclear"


OF_ITEM = frozenset(
    {Problem.DAMAGED, Problem.DEFECTIVE, Problem.WRONG_ITEM, Problem.MISSING_ITEM, Problem.MISSING_PART}
)  # something is here, and is not as it should be: a defect in the terms of return policies

BROKEN = frozenset({Problem.DAMAGED, Problem.DEFECTIVE})  # what a repair may mend


def topic_of(problem: Problem) -> Topic:
    """Which of the shop's people it is for."""
    return Topic.PRODUCT if problem in OF_ITEM else Topic.DELIVERY

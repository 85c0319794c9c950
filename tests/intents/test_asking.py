"""What is said now and what was said before, put together."""

from skill.domain.policies import Fact
from skill.domain.returns import Cause
from skill.intents.asking import Ask
from skill.intents.said_before import completed


def test_what_is_said_now_goes_before_what_was_said_before() -> None:
    before = Ask(cause=Cause.REMORSE, quantity=3, facts=((Fact.UNOPENED, True), (Fact.TAGS_ON, True)))
    now = Ask(cause=Cause.DEFECT, facts=((Fact.UNOPENED, False),))
    assert completed(now, before) == Ask(
        cause=Cause.DEFECT, quantity=3, facts=((Fact.UNOPENED, False), (Fact.TAGS_ON, True))
    )


def test_nothing_said_leaves_what_was_said() -> None:
    before = Ask(cause=Cause.DEFECT, quantity=2, facts=((Fact.UNUSED, True),))
    assert completed(Ask(), before) == before

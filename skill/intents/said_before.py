"""What was said before of the same thing, put together with what is said now."""

from collections.abc import Iterable

from skill.domain.orders import Line, LineRef
from skill.domain.problems import OF_ITEM
from skill.domain.values import replace
from skill.intents.asking import Ask, Case, Mention


def remembered(ask: Ask, told: Ask) -> Ask:
    """The ask with what was `told` before, where both are about the same single item."""
    return completed(ask, told) if ask.item.lines and ask.item.lines == told.item.lines else ask


def told_of(ask: Ask, lines: tuple[LineRef, ...], before: Ask) -> Ask:
    """What is to be remembered after an answer about these lines: what was told of the one, else as `before`."""
    if len(lines) != 1 or not (ask.cause or ask.quantity or ask.facts):
        return before
    return Ask(Mention(lines=lines), cause=ask.cause, quantity=ask.quantity, facts=ask.facts)


def continued(ask: Ask, before: Ask, *, is_about_another: bool = False) -> Ask:
    """What is said while something is to be confirmed, with what was settled of it before.

    "Tell them that ..." adds to the ticket that is to be sent, unless it is about another item.
    """
    adds = ask.case.words and not is_about_another
    return replace(
        ask,
        concern=ask.concern or before.concern,
        windows=ask.windows or before.windows,
        instead=ask.instead or before.instead,
        case=ask.case.after(before.case) if adds else ask.case,
    )


def instead(ask: Ask, before: Ask) -> Ask:
    """What is asked about another item in place of the one that was meant: why, and what is wrong, were said of it."""
    cause, concern = ask.cause or before.cause, ask.concern or before.concern
    case = replace(ask.case.after(before.case), of_another=not ask.case.problem)
    return replace(ask, cause=cause, concern=concern, case=case)


def is_of_another(case: Case, lines: Iterable[Line]) -> bool:
    """True where what is wrong was said of another item, and this one has not come, so that it can't be as that one."""
    return case.of_another and case.problem in OF_ITEM and not any(line.has_arrived for line in lines)


def completed(ask: Ask, before: Ask) -> Ask:
    """What is said now, with what was said before of a return or a topic; of a fact, what was said last holds."""
    told = {fact for fact, _ in ask.facts}
    among = before.topic.among if before.topic else ()
    return replace(
        ask,
        placed=ask.placed or before.placed,
        cause=ask.cause or before.cause,
        quantity=ask.quantity or before.quantity,
        facts=(*ask.facts, *(known for known in before.facts if known[0] not in told)),
        topic=replace(ask.topic, among=among) if ask.topic and among else ask.topic,
        case=ask.case.after(before.case),
    )

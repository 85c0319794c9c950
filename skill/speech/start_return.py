"""Words for every outcome of skill/intents/start_return.py; what CanIReturn decides, it says."""

from skill.domain.policies import Evidence
from skill.intents import start_return as it
from skill.speech import can_i_return
from skill.speech.catalogue import Speech
from skill.speech.phrases import Words
from skill.speech.returning import card_lines, cost, counted, groups, only_as, refund, things, way


def say(outcome: it.Outcome, words: Words) -> Speech:
    """The answer in words."""
    match outcome:
        case it.ConfirmReturn():
            return _confirm(outcome, words)
        case it.ReturnStarted():
            return _started(outcome, words)
        case _:
            return can_i_return.say(outcome, words)


def _confirm(outcome: it.ConfirmReturn, words: Words) -> Speech:
    plan = outcome.judged.plan
    claim = words.phrase("start_return.needs_photos") if Evidence.PHOTOS in plan.evidence else ""
    spoken = " ".join(part for part in (cost(plan.fee, words), claim or refund(plan, words)) if part)
    going = f"{things(outcome.judged, words)} {way(plan, words)}"
    return words.speech("start_return.confirm", ask="go_ahead", things=going, rest=spoken)


def _started(outcome: it.ReturnStarted, words: Words) -> Speech:
    record, plan = outcome.record, outcome.judged.plan
    item = counted(outcome.judged.line, record.quantity, words) + only_as(plan, words)
    first = words.phrase("start_return.card_reference", item=item, reference=record.reference)
    claim = words.phrase("start_return.claim") if Evidence.PHOTOS in plan.evidence else ""
    told = {"claim": claim, **groups(record.reference)}
    return words.speech("start_return.started", lines=card_lines(plan, words, first), **told)

"""Words for every outcome of skill/intents/start_return.py; what CanIReturn decides, it says."""

from collections.abc import Iterator

from skill.domain.policies import Evidence
from skill.intents import start_return as it
from skill.speech import can_i_return
from skill.speech.breath import in_one_breath
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
    return in_one_breath(_ways_to_confirm(outcome, words))


def _ways_to_confirm(outcome: it.ConfirmReturn, words: Words) -> Iterator[Speech]:
    """Ever more briefly: what it costs, and what comes instead of the money, is always said."""
    plan, going = outcome.judged.plan, things(outcome.judged, words)
    only, costs, by = only_as(plan, words), cost(plan.fee, words), way(plan, words)
    if Evidence.PHOTOS in plan.evidence:
        photos, briefly = (words.phrase(f"start_return.{key}") for key in ("needs_photos", "needs_photos_briefly"))
        ways = [(by, photos), ("", photos), ("", briefly), ("", "")]
    else:
        ways = [(by, refund(plan, words)), (by, ""), ("", "")]
    for by_way, rest in ways:
        sent = f"{going} {by_way}".rstrip() + only
        yield words.speech("start_return.confirm", ask="go_ahead", things=sent, going=going, rest=f"{costs} {rest}")


def _started(outcome: it.ReturnStarted, words: Words) -> Speech:
    record, plan = outcome.record, outcome.judged.plan
    item = counted(outcome.judged.line, record.quantity, words) + only_as(plan, words)
    first = words.phrase("start_return.card_reference", item=item, reference=record.reference)
    claim = words.phrase("start_return.claim") if Evidence.PHOTOS in plan.evidence else ""
    is_shown = plan.methods or plan.label_source or plan.link
    told = {"claim": claim, "next": words.phrase("start_return.next") if is_shown else "", **groups(record.reference)}
    return words.speech("start_return.started", lines=card_lines(plan, words, first), **told)

"""Words for every outcome of skill/intents/return_status.py."""

from collections.abc import Iterator
from typing import assert_never

from skill.domain.orders import LineState
from skill.domain.returns import ReturnStatus
from skill.domain.values import replace
from skill.intents import return_status as it
from skill.intents.asking import AccountNeeded
from skill.speech.breath import WORDS, in_one_breath, length
from skill.speech.catalogue import Speech
from skill.speech.phrases import Words
from skill.speech.returning import counted, groups, names, recorded, span


def say(outcome: it.Outcome, words: Words) -> Speech:
    """The answer in words; exhaustive, or mypy says which outcome has none."""
    match outcome:
        case AccountNeeded():
            return replace(words.speech("return_status.link"), link_account=True)
        case it.NoReturns(line, returnable):
            if line is None:
                return words.speech("return_status.none", ask="check_return")
            ask = "return_possible" if returnable else "reach_us_about_it"
            return words.speech("return_status.none_of_item", ask=ask, item=words.item(line))
        case it.IsOver(line, refunded):
            was_cancelled = line.state is LineState.CANCELLED
            key = "refunded_without" if refunded else "cancelled_order" if was_cancelled else "sent_back"
            return words.speech(f"return_status.{key}", ask="reach_us_about_it", item=words.item(line))
        case it.ReturnIs():
            return _is(outcome, words)
        case it.SeveralReturns(lines, total):
            count = words.count("returns", total)
            return words.speech("return_status.several", ask="which_one", total=count, list=names(lines, words))
    assert_never(outcome)


def _is(outcome: it.ReturnIs, words: Words) -> Speech:
    record, how_many = outcome.record, (outcome.line, outcome.record.quantity, words)
    reference = words.phrase("return_status.card_reference", reference=record.reference)
    told = {"item": counted(*how_many), "things": recorded(*how_many), "reference": reference}
    told["sum"] = words.phrase("return_status.sum", sum=words.money(outcome.amount)) if outcome.amount else ""
    match record.status:
        case ReturnStatus.REQUESTED | ReturnStatus.LABEL_SENT:
            more = length(words.catalogue.question("anything_more").speak)  # which may be asked behind it
            return in_one_breath(_on_its_way(outcome, told, words), WORDS - more)
        case ReturnStatus.RECEIVED:
            return _received(outcome, told, words)
        case ReturnStatus.REFUNDED:
            on = record.refunded_at
            day = words.day("on_day", on.astimezone(words.files.zone).date()) if on else ""
            return words.speech("return_status.refunded", day=day, **told)
        case ReturnStatus.CANCELLED:
            return words.speech("return_status.cancelled", **told)
        case ReturnStatus.REJECTED:
            return words.speech("return_status.rejected", ask="reach_someone", **told)
    assert_never(record.status)


def _on_its_way(outcome: it.ReturnIs, told: dict[str, str], words: Words) -> Iterator[Speech]:
    """Ever more briefly: its number, which may be what was asked for, is always said."""
    key = "kept" if outcome.is_kept else outcome.record.status.name.lower()
    number, waits = groups(outcome.record.reference), words.phrase("return_status.waits")
    more = words.count("of_these_returns", outcome.others) if outcome.others else ""
    for then in (_then(outcome, told["sum"], words) or waits, _then(outcome, "", words), ""):
        yield words.speech(f"return_status.{key}", then=then, more=more, **number, **told)


def _then(outcome: it.ReturnIs, sum_: str, words: Words) -> str:
    """How long the refund takes; nothing where it is not waited for, or where there are others to tell of."""
    if outcome.days is None or outcome.is_kept or outcome.others:
        return ""
    return words.phrase("return_status.then", days=span(outcome.days, words), sum=sum_)


def _received(outcome: it.ReturnIs, told: dict[str, str], words: Words) -> Speech:
    if outcome.due is None:
        return words.speech("return_status.received", **told)
    day, date = words.day("by_day", outcome.due[1]), words.full_date(outcome.due[1])
    if outcome.is_overdue:
        late = words.day("on_day", outcome.due[1])
        return words.speech("return_status.overdue", ask="reach_us_about_it", day=late, date=date, **told)
    return words.speech("return_status.received_due", day=day, date=date, **told)

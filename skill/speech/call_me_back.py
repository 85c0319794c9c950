"""Words for every outcome of skill/intents/call_me_back.py. Of a number, no more than its last two digits are said."""

from datetime import datetime
from typing import assert_never

from skill.domain.tickets import CallBack
from skill.domain.values import replace
from skill.intents import call_me_back as it
from skill.intents.asking import AccountNeeded
from skill.intents.calling import Window
from skill.speech.breath import in_one_breath
from skill.speech.catalogue import Speech
from skill.speech.phrases import Words
from skill.speech.returning import groups

MOBILE_NUMBER = "alexa::profile:mobile_number:read"


def say(outcome: it.Outcome, words: Words) -> Speech:
    """The answer in words; exhaustive, or mypy says which outcome has none."""
    match outcome:
        case AccountNeeded():
            return replace(words.speech("call_me_back.link"), link_account=True)
        case it.NoCallBacks():
            return words.speech("call_me_back.never", ask="reach_us")
        case it.NotSoon(days):
            return words.speech("call_me_back.not_soon", ask="reach_us", days=words.count("days", days))
        case it.NumberUnknown(may_ask=True):
            allowing = words.speech("call_me_back.may_i", ask="reach_us")
            return replace(allowing, permissions=(MOBILE_NUMBER,))
        case it.NumberUnknown():
            return words.speech("call_me_back.no_number", ask="reach_us")
        case it.AlreadyBooked(booked):
            return words.speech("call_me_back.booked_before", ask="another_time", when=_when(booked, words))
        case it.CannotCallOff(booked) if booked:
            return words.speech("call_me_back.cannot_call_off", ask="reach_us", when=_when(booked, words))
        case it.CannotCallOff():
            return words.speech("call_me_back.none_booked")
        case it.OfferWindows():
            return _offer(outcome, words)
        case it.CallBackBooked(call_back):
            told = {"when": _when(call_back, words), "last_two": call_back.last_two, "reference": call_back.reference}
            return words.speech("call_me_back.booked", **told, **_card(call_back, words), **groups(call_back.reference))
    assert_never(outcome)


def _offer(outcome: it.OfferWindows, words: Words) -> Speech:
    first, last = outcome.windows[0], outcome.windows[-1]
    same_day = _local(first.begins, words).date() == _local(last.begins, words).date()
    second = words.hours((last.begins, last.ends)) if same_day else _when(last, words)
    several = "two" if len(outcome.windows) > 1 else "one"
    key = "chosen" if outcome.lead is it.Lead.CHOSEN else "instead" if outcome.instead_of else several
    told = {"first": _when(first, words), "second": second, "last_two": outcome.last_two}
    told["booked"] = _when(outcome.instead_of, words) if outcome.instead_of else ""
    asks = "first_window" if key == "two" else "this_window"
    sorry = (_sorry(outcome, several, words), "")
    return in_one_breath(words.speech(f"call_me_back.{key}", ask=asks, sorry=why, **told) for why in sorry)


def _sorry(outcome: it.OfferWindows, several: str, words: Words) -> str:
    """Why it is not what was said, if it is not."""
    match outcome.lead:
        case it.Lead.NOT_THAT_DAY if outcome.day:
            return words.phrase("call_me_back.not_that_day", day=words.day("on_day", outcome.day))
        case it.Lead.NOT_THEN:
            return words.phrase("call_me_back.not_then")
        case it.Lead.ONLY_THESE:
            return words.phrase(f"call_me_back.only_{several}")
        case _:
            return ""


def _when(of: Window | CallBack, words: Words) -> str:
    """ "tomorrow between 10 AM and 11 AM"."""
    hours = words.hours((of.begins, of.ends))
    return words.phrase("call_me_back.when", day=words.day("on_day", _local(of.begins, words).date()), hours=hours)


def _card(of: CallBack, words: Words) -> dict[str, str]:
    """What a card says is read days later."""
    day = words.full_date(_local(of.begins, words).date())
    return {"day": day, "hours": words.hours((of.begins, of.ends))}


def _local(moment: datetime, words: Words) -> datetime:
    return moment.astimezone(words.files.zone)

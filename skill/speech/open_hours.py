"""When a channel is open, on a day or in a week, in words. Times are in the customer's zone, days are the channel's."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from skill.domain.opening import WEEK, Opening
from skill.intents.contact_support import OpenAllWeek, OpenOn
from skill.intents.reaching import ChannelNow
from skill.speech.breath import in_one_breath
from skill.speech.catalogue import Lines, Speech
from skill.speech.channels import called, card_line, named, our
from skill.speech.phrases import Words

ALL_DAY = timedelta(hours=23, minutes=59)


def hours_said(outcome: OpenOn | OpenAllWeek, words: Words) -> Speech:
    """The hours that were asked for."""
    return _on(outcome, words) if isinstance(outcome, OpenOn) else in_one_breath(_week(outcome, words))


def _on(outcome: OpenOn, words: Words) -> Speech:
    asked, other = outcome.asked, outcome.instead
    key = "open_on" if outcome.openings else "shut_on_instead" if other else "shut_on"
    told = {"our": our(asked, words), "channel": called(asked, words), "day": words.day("on_day", outcome.day)}
    told["hours"] = _hours(outcome.openings or outcome.others, words)
    told["other"] = called(other, words) if other else ""
    cards = Lines.of([card_line(channel, words) for channel in outcome.all])
    return words.speech(f"contact_support.{key}", ask=outcome.next, cards=cards, **told)


def _week(outcome: OpenAllWeek, words: Words) -> Iterator[Speech]:
    """The week's hours and a near day that is unlike them; hours that are too many are on the card alone."""
    asked, unlike = outcome.asked, ""
    if outcome.day:
        key = "open_then" if outcome.openings else "closed_then"
        told = {"day": words.day("on_day", outcome.day), "hours": _hours(outcome.openings, words)}
        unlike = words.phrase(f"contact_support.{key}", **told)
    cards = Lines.of([_card(channel, words) for channel in outcome.all])
    told = {"our": our(asked, words), "channel": called(asked, words), "week": _days(asked, words)}
    yield words.speech("contact_support.week", ask=outcome.next, cards=cards, unlike=unlike, **told)
    yield words.speech("contact_support.week_on_card", ask=outcome.next, cards=cards, unlike=unlike, **told)


def _card(now: ChannelNow, words: Words) -> str:
    return words.phrase("contact_support.card_week", **named(now, words), week=_days(now, words))


def _days(now: ChannelNow, words: Words) -> str:
    """ "Monday to Friday from 9 AM to 8 PM and Saturday from 10 AM to 4 PM"."""
    if not now.point.hours_available:
        return words.phrase("contact_support.any_time")
    monday = words.today - timedelta(days=words.today.weekday())
    week = [
        (monday + timedelta(days=n), now.point.timetable.usual(monday + timedelta(days=n))) for n in range(len(WEEK))
    ]
    alike = groupby(week, key=lambda day: _hours(day[1], words, zoned=False))
    runs = [run for hours, days in alike if hours and (run := [*days])]
    return words.listed([_run(run, words, zoned=run is runs[-1]) for run in runs])


def _run(run: Sequence[tuple[date, tuple[Opening, ...]]], words: Words, *, zoned: bool) -> str:
    """Days one after the other that have the same hours."""
    hours = _hours(run[0][1], words, zoned=zoned)
    names = [words.weekday(day) for day, _ in run]
    key = "every_day" if len(run) == len(WEEK) else "some_days" if len(run) > 1 else "one_day"
    return words.phrase(f"contact_support.{key}", first=names[0], last=names[-1], day=names[0], hours=hours)


def _hours(openings: Sequence[Opening], words: Words, *, zoned: bool = True) -> str:
    """ "from 9 AM to 12 PM and from 1 PM to 5 PM", "all day", or nothing."""
    if any(closes - opens >= ALL_DAY for opens, closes in openings):
        return words.phrase("contact_support.open_all_day")
    return words.listed([words.hours(opening, "from", zoned=zoned) for opening in openings])

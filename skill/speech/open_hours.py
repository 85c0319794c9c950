"""When a channel is open, on a day or in a week, in words. Times and days are in the customer's zone."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby

from skill.domain.opening import SEAM, WEEK, Opening, day_long
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
    told["hours"] = _on_day(outcome.day, outcome.openings or outcome.others, words)
    told["other"] = called(other, words) if other else ""
    cards = Lines.of([card_line(channel, words) for channel in outcome.all])
    return words.speech(f"contact_support.{key}", ask=outcome.next, cards=cards, **told)


def _week(outcome: OpenAllWeek, words: Words) -> Iterator[Speech]:
    """The week's hours and a near day that is unlike them; hours that are too many are on the card alone."""
    asked, unlike = outcome.asked, ""
    if outcome.day:
        key = "open_then" if outcome.openings else "closed_then"
        told = {"day": words.day("on_day", outcome.day), "hours": _on_day(outcome.day, outcome.openings, words)}
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
    week = _begun(now, words)
    alike = groupby(week, key=lambda day: _hours(day[1], words, zoned=False))
    runs = [run for hours, days in alike if hours and (run := [*days])]
    return words.listed([_run(run, words, zoned=run is runs[-1]) for run in runs])


def _run(run: Sequence[tuple[date, tuple[Opening, ...]]], words: Words, *, zoned: bool) -> str:
    """Days one after the other that have the same hours."""
    hours = _hours(run[0][1], words, zoned=zoned)
    names = [words.weekday(day) for day, _ in run]
    key = "every_day" if len(run) == len(WEEK) else "some_days" if len(run) > 1 else "one_day"
    return words.phrase(f"contact_support.{key}", first=names[0], last=names[-1], day=names[0], hours=hours)


def _begun(now: ChannelNow, words: Words) -> list[tuple[date, tuple[Opening, ...]]]:
    """The days of a usual week, and what begins on each: where it is evening, Monday may have begun elsewhere."""
    monday = words.today - timedelta(days=words.today.weekday())
    usual, of_day = now.point.timetable.usual, words.files.day_of
    around = [opening for n in range(-1, len(WEEK) + 1) for opening in usual.on(monday + timedelta(days=n))]
    days = [monday + timedelta(days=n) for n in range(len(WEEK))]
    return [(day, tuple(opening for opening in around if of_day(opening[0]) == day)) for day in days]


def _on_day(day: date, openings: Sequence[Opening], words: Words) -> str:
    """ "until 1 PM, and again from 10 PM" where one began the day before; else as in a week."""
    first, last = day_long(day, words.files.zone)
    if any(opens <= first + SEAM and closes >= last - SEAM for opens, closes in openings):
        return words.phrase("contact_support.open_all_day")
    if not openings or openings[0][0] >= first:
        return _hours(openings, words)
    (_, closes), *later = openings
    ends = words.phrase("contact_support.until", time=_time(closes, words, zoned=not later))
    if not later:
        return ends
    starts = [_from(opening, last, words, zoned=opening is later[-1]) for opening in later]
    return words.phrase("contact_support.and_again", until=ends, later=words.listed(starts))


def _from(opening: Opening, midnight: datetime, words: Words, *, zoned: bool) -> str:
    """ "from 10 PM" where it lasts into the next day, like the one before it."""
    if opening[1] <= midnight:
        return words.hours(opening, "from", zoned=zoned)
    return words.phrase("contact_support.from_then", time=_time(opening[0], words, zoned=zoned))


def _time(moment: datetime, words: Words, *, zoned: bool) -> str:
    return words.clock_time(moment) if zoned else words.plain_time(moment)


def _hours(openings: Sequence[Opening], words: Words, *, zoned: bool = True) -> str:
    """ "from 9 AM to 12 PM and from 1 PM to 5 PM", "from 10 PM to 1 PM the next day", "all day", or nothing."""
    if any(closes - opens >= ALL_DAY for opens, closes in openings):
        return words.phrase("contact_support.open_all_day")
    return words.listed([_from_to(opening, words, zoned=zoned) for opening in openings])


def _from_to(opening: Opening, words: Words, *, zoned: bool) -> str:
    spoken = words.hours(opening, "from", zoned=zoned)
    _, midnight = day_long(words.files.day_of(opening[0]), words.files.zone)
    return spoken if opening[1] <= midnight else words.phrase("contact_support.next_day", hours=spoken)

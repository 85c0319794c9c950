"""Times of day as people say them, in the form in which Alexa hands them on (AMAZON.TIME)."""

from collections.abc import Mapping, Sequence

from skill.tools.understanding.numbers import amount

PARTS: Mapping[str, str] = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "tonight": "NI"}
_NAMED: Mapping[str, str] = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}
NAMED = (*PARTS, *_NAMED)  # in a single word
_HALVES: Mapping[str, int] = {"am": 0, "a.m.": 0, "pm": 12, "p.m.": 12}
SPOKEN = ("noon", "three pm", "nine", "ten thirty", "the morning", "the afternoon", "half past four", "the evening")


def spoken_time(words: Sequence[str]) -> str | None:
    """ "15:00" for three pm, "03:30" for half past three, "MO" for the morning; None where no time is named."""
    said = [word for word in words if word not in ("the", "o'clock", "about", "around")]
    if len(said) == 1 and (named := PARTS.get(said[0]) or _NAMED.get(said[0])):
        return named
    half = _HALVES.get(said[-1]) if said else None
    said = said if half is None else said[:-1]
    past = said[:2] == ["half", "past"]
    hour, minutes = _clock(said[2:] if past else said)
    if hour is None or (past and minutes):
        return None
    hour = hour if half is None else hour % 12 + half
    return f"{hour:02}:{30 if past else minutes:02}"


def _clock(said: list[str]) -> tuple[int | None, int]:
    """The hour and the minutes; no hour when these words are none."""
    for end in (1, 2):
        hour, minutes = amount(said[:end]), amount(said[end:]) if said[end:] else "0"
        if hour and minutes and int(hour) <= 23 and int(minutes) <= 59:
            return int(hour), int(minutes)
    return None, 0

"""Days, times, counts and lists as people say them, in the customer's zone. Babel knows the locale."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import date, datetime, time
from functools import lru_cache
from typing import Literal

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time, get_timezone_location, get_timezone_name
from babel.lists import format_list

from skill.domain.files import Files
from skill.domain.money import Money
from skill.domain.orders import Line
from skill.domain.values import dataclass
from skill.speech.catalogue import Catalogue, Speech

WEEK = 7


@dataclass(frozen=True, slots=True)
class Words:
    """A locale's words for one turn: they know what day it is where the customer lives (`today`)."""

    catalogue: Catalogue
    files: Files
    now: datetime
    today: date = field(init=False)

    def __post_init__(self) -> None:
        """Sets `today`, by which every date is told."""
        object.__setattr__(self, "today", self.files.today(self.now))

    def speech(self, key: str, ask: str = "", **values: object) -> Speech:
        """The words of an outcome, ending in the question `ask`; `shop` is always at hand."""
        return self.catalogue.speech(key, ask, shop=self.files.shop.name, **values)

    def phrase(self, key: str, **values: object) -> str:
        """A piece of a sentence."""
        text: str = self.catalogue.entry(key)
        return text.format_map(values)

    def count(self, noun: str, number: int) -> str:
        """ "1 day", "2 days": [phrases] holds the forms, CLDR the rule (through Babel)."""
        forms: Mapping[str, str] = self.catalogue.entry(f"phrases.{noun}")
        return forms.get(_plural(self.catalogue.locale, number), forms["other"]).format(n=number)

    def money(self, sum_: Money) -> str:
        """ "$4.99"."""
        from babel.numbers import format_currency  # seldom needed

        return format_currency(sum_.value, sum_.currency, locale=self.catalogue.locale)

    def listed(self, parts: Sequence[str], style: Literal["standard", "or"] = "standard") -> str:
        """ "a", "a and b", "a, b, and c"; in the style "or" with "or"."""
        return format_list(list(parts), style, locale=self.catalogue.locale) if len(parts) > 1 else "".join(parts)

    def few(self, parts: Sequence[str], rest: str, most: int = 3) -> str:
        """The first parts, and how many more there are: `rest` names the noun to count them by."""
        left = len(parts) - most
        return self.listed(parts if left <= 0 else [*parts[:most], self.count(rest, left)])

    def items(self, lines: Sequence[Line]) -> str:
        """The items' names; a gift's, or those of a customer who asked for it, are never told."""
        return self.few(tuple(dict.fromkeys(self.names(lines))), "more")

    def names(self, lines: Sequence[Line]) -> list[str]:
        """Each item's name; of several that are called alike, with the day of the order, if that tells them apart."""
        days: dict[str, set[date]] = {}
        for line in lines:
            days.setdefault(line.item.name, set()).add(self.files.day_of(line.order.placed_at))
        names = ((self.item(line), line) for line in lines)
        is_plain = ((name, line, name == line.item.name and len(days[name]) > 1) for name, line in names)
        return [self._of_day(name, line, "same_name") if alike else name for name, line, alike in is_plain]

    def item(self, line: Line) -> str:
        """One item's name as it may be spoken; what may not be named is told apart by the day it was ordered."""
        customer = self.files.customer
        if not (line.is_gift or (customer and customer.hide_items)):
            return line.item.name
        if line.is_gift and not (customer and customer.has_several_gifts):
            return self.phrase("phrases.gift")
        return self._of_day("", line, "gift_of_several" if line.is_gift else "hidden_item")

    def _of_day(self, item: str, line: Line, key: str) -> str:
        date_ = self._names(self.files.day_of(line.order.placed_at))["date"]
        return self.phrase(f"phrases.{key}", item=item, date=date_)

    def day(self, manner: str, day: date) -> str:
        """A day in the manner of a [phrases] table: by_day, on_day, until_day. Near days get their everyday names."""
        away = (day - self.today).days
        near = {-1: "yesterday", 0: "today", 1: "tomorrow"}.get(away)
        ahead = "this_week" if away < WEEK - self.today.weekday() else "next_week"
        name = near or (ahead if 0 < away < WEEK else "last_week" if -WEEK < away < 0 else "far")
        return self.phrase(f"phrases.{manner}_{name}", **({} if near else self._names(day)))

    def weekday(self, day: date) -> str:
        """ "Monday"."""
        return self._names(day)["weekday"]

    def full_date(self, day: date) -> str:
        """A day as a card shows it, which is read days later: no "tomorrow"."""
        return self.phrase("phrases.card_day", **self._names(day))

    def clock_time(self, moment: datetime) -> str:
        """A time of day in the customer's zone; the zone is named when it is only the shop's."""
        local, spoken = moment.astimezone(self.files.zone), self.plain_time(moment)
        if self.files.customer and self.files.customer.zone:
            return spoken
        zone = self._zone(local)
        return self.phrase("phrases.time_in_zone" if zone else "phrases.time_in_ours", time=spoken, zone=zone)

    def hours(self, between: tuple[datetime, datetime], manner: str = "between", *, zoned: bool = True) -> str:
        """Two times of one day: "between 2 PM and 6 PM", or "from"; a zone that is named is named once."""
        first, last = between
        told = {"first": self.plain_time(first), "last": (self.clock_time if zoned else self.plain_time)(last)}
        return self.phrase(f"phrases.{manner}_hours", **told)

    def plain_time(self, moment: datetime) -> str:
        """A time of day in the customer's zone, and not a word of the zone."""
        local = moment.astimezone(self.files.zone)
        if not (local.hour or local.minute):
            return self.phrase("phrases.midnight")
        pattern = self.phrase("phrases.time_pattern" if local.minute else "phrases.hour_pattern")
        return _clock(self.catalogue.locale, local.time(), pattern)

    def moment(self, moment: datetime) -> str:
        """A day and a time: "tomorrow at 9 AM"."""
        day = moment.astimezone(self.files.zone).date()
        return self.phrase("phrases.moment", day=self.day("on_day", day), time=self.clock_time(moment))

    def _zone(self, local: datetime) -> str:
        """What people call the zone, else its country's or city's time; "" where only an offset would name it.

        CLDR has no general name for London's zone, or Kolkata's: Babel then gives "GMT+00:00".
        """
        locale = self.catalogue.locale
        name = get_timezone_name(local, width="long", zone_variant="generic", locale=locale)
        if _is_offset(name):
            name = get_timezone_location(local, locale=locale)
            if "(" in name:  # "Ukraine (Kyiv) Time", since the country has several
                city = get_timezone_location(local, locale=locale, return_city=True).rpartition("/")[2]
                name = city if city.isupper() else locale.zone_formats["region"] % city  # "UTC" is no place
        return "" if _is_offset(name) else name

    def _names(self, day: date) -> dict[str, str]:
        weekday, named = _named(self.catalogue.locale, day, with_year=day.year != self.today.year)
        return {"weekday": weekday, "date": named}


@lru_cache(maxsize=1_024)  # Babel reads its patterns anew each time, and customers ask about the same days
def _named(locale: Locale, day: date, *, with_year: bool) -> tuple[str, str]:
    named = format_date(day, "long", locale=locale) if with_year else format_skeleton("MMMMd", day, locale=locale)
    return locale.days["format"]["wide"][day.weekday()], named


@lru_cache(maxsize=1_024)
def _plural(locale: Locale, number: int) -> str:
    return locale.plural_form(number)


@lru_cache(maxsize=1_024)
def _clock(locale: Locale, of_day: time, pattern: str) -> str:
    return format_time(of_day, pattern, locale=locale)


def _is_offset(name: str) -> bool:
    return any(letter.isdigit() for letter in name)

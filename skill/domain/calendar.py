"""A shop's business days: when a promise counted in business days ends, and which day a closed day moves to."""

from datetime import date, timedelta

from skill.domain.opening import WEEK, DayOfWeek
from skill.domain.values import dataclass

LONGEST_CLOSURE = 366  # days looked ahead for a business day


@dataclass(frozen=True, slots=True)
class BusinessCalendar:
    """Days on which the shop works. `holidays` are local dates on which it does not."""

    business_days: tuple[DayOfWeek, ...] = WEEK[:5]
    holidays: tuple[date, ...] = ()

    def is_business_day(self, day: date) -> bool:
        """True when the shop works on that local day."""
        return WEEK[day.weekday()] in self.business_days and day not in self.holidays

    def on_or_after(self, day: date) -> date:
        """That day, or the next on which the shop works; the day itself for a shop that never does."""
        ahead = (day + timedelta(days=n) for n in range(LONGEST_CLOSURE))
        return next((each for each in ahead if self.is_business_day(each)), day)

    def after(self, day: date, business_days: int) -> date:
        """The day that many business days after `day`, which itself does not count."""
        for _ in range(business_days):
            day = self.on_or_after(day + timedelta(days=1))
        return day

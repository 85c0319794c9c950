"""Sums of money as schema.org's MonetaryAmount has them: a decimal value and an ISO 4217 currency."""

from decimal import ROUND_HALF_UP, Decimal

from skill.domain.values import dataclass

_CENT = Decimal("0.01")
_WHOLE = Decimal(1)
_WITHOUT_CENTS = frozenset({"JPY", "KRW", "CLP", "ISK", "VND", "XAF", "XOF"})


@dataclass(frozen=True, slots=True)
class Money:
    """schema.org MonetaryAmount. `currency` is an ISO 4217 code."""

    value: Decimal
    currency: str

    def less(self, other: "Money | None") -> "Money | None":
        """What is left of it; None where that can't be said: of another currency, or nothing."""
        if other is None:
            return self
        left = self.value - other.value
        return Money(left, self.currency) if self.currency == other.currency and left > 0 else None

    def percent(self, share: Decimal) -> "Money":
        """So many percent of it, rounded half up to what can be paid."""
        step = _WHOLE if self.currency in _WITHOUT_CENTS else _CENT
        return Money((self.value * share / 100).quantize(step, ROUND_HALF_UP), self.currency)

    def times(self, quantity: int) -> "Money":
        """The sum for so many."""
        return Money(self.value * quantity, self.currency)

"""What a decision costs when a shop has a thousand rules: one item judged, beside a bare loop over the rules.

The rules are of every level and narrowed in every way, and none of them is the item's but the last. Two more figures
are of what is hardly published: a thousand lists of SKUs, and a thousand rules that all hold and tie, so that each is
judged to find the kindest. Read the ratio: machines are not alike.
usage: python bench/decide.py [--rules N] [--rounds N]
"""

import argparse
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1]))

from skill.domain.files import CustomerFile, Files, ShopFile
from skill.domain.money import Money
from skill.domain.orders import Line, Order, OrderItem, lines_of
from skill.domain.parcels import DeliveryStatus, ParcelDelivery
from skill.domain.policies import PolicyVersion, ReturnCategory, ReturnPolicy, Scope
from skill.intents.asking import Ask
from skill.intents.returning import judged

REACH = 1.0  # ms for a thousand rules
NOW = datetime(2026, 11, 23, 14, tzinfo=UTC)
ITEM = OrderItem(
    "1",
    "brass reading lamp",
    category="Reading Lamps",
    sku="LAMP-1",
    seller="Nord Lys",
    tags=("new", "brass"),
    price=Money(Decimal(20), "USD"),
)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--rules", type=int, default=1000)
    options.add_argument("--rounds", type=int, default=300)
    chosen = options.parse_args()
    took = decided_in(rules(chosen.rules), chosen.rounds)
    loop = looped_in(rules(chosen.rules), chosen.rounds)
    lists = decided_in(rules(chosen.rules, only=1), chosen.rounds)
    alike = decided_in(tuple(replace(general(), policy_id=str(n)) for n in range(chosen.rules)), chosen.rounds // 30)
    print(f"{chosen.rules} rules, one item: decided in {took:.3f} ms; a bare loop {loop:.3f} ms, x {took / loop:.0f}")
    print(f"{chosen.rules} lists of ten SKUs {lists:.3f} ms; {chosen.rules} rules that tie {alike:.1f} ms")
    print("within reach" if took <= REACH else f"missed: {REACH} ms")


def rules(count: int, only: int | None = None) -> tuple[ReturnPolicy, ...]:
    """So many, for other things but the last, which is for everything; `only` of one of the six kinds of scope."""
    scopes = (scope(n, n % 6 if only is None else only) for n in range(count - 1))
    finite = ReturnCategory.FINITE
    others = (ReturnPolicy(str(n), finite, scope=each, merchant_return_days=14) for n, each in enumerate(scopes))
    return (*others, general())


def general() -> ReturnPolicy:
    return ReturnPolicy("general", ReturnCategory.FINITE, merchant_return_days=30)


def scope(n: int, kind: int) -> Scope:
    """The n-th of many: each names something else in another way; every third gets as far as its last part."""
    mine = "reading-lamps" if n % 3 == 0 else f"category {n}"
    return (
        Scope(category=f"category {n}", countries=("US", "CA")),
        Scope(skus=tuple(f"SKU-{n}-{size}" for size in range(10))),
        Scope(tag=f"tag {n}", category=mine),
        Scope(seller=f"Seller {n}", tiers=("gold",)),
        Scope(category=mine, price_from=Money(Decimal(100 + n), "USD")),
        Scope(category=mine, ordered_from=date(2027, 1, 1), ordered_until=date(2027, 2, 1)),
    )[kind]


def decided_in(policies: tuple[ReturnPolicy, ...], rounds: int) -> float:
    """Milliseconds of one decision, the median of the rounds."""
    line = ordered()
    shop = ShopFile("Fern & Fable", "America/New_York", "US", policy_versions=(PolicyVersion(NOW, policies),))
    files = Files(shop, CustomerFile("ada", "America/New_York", "US", orders=(line.order,), tier="gold"))
    decision = judged(files, line, Ask(), NOW).decision
    assert decision.last_day == date(2026, 12, 16), decision
    return timed(lambda: judged(files, line, Ask(), NOW), rounds)


def looped_in(policies: tuple[ReturnPolicy, ...], rounds: int) -> float:
    """Milliseconds to look at one field of every rule and do nothing."""

    def loop() -> None:
        for policy in policies:
            policy.scope  # noqa: B018

    return timed(loop, rounds)


def timed(work: Callable[[], object], rounds: int) -> float:
    walls = []
    for _ in range(max(rounds, 5)):
        began = time.perf_counter()
        work()
        walls.append(time.perf_counter() - began)
    return median(walls) * 1000


def ordered() -> Line:
    placed = NOW - timedelta(days=13)
    parcel = ParcelDelivery("p1", ("1",), DeliveryStatus.DELIVERED, delivered_at=NOW - timedelta(days=7))
    return lines_of(Order("FF-1", placed, (ITEM,), (parcel,)))[0]


if __name__ == "__main__":
    main()

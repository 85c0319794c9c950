"""What holds of every decision, whatever shops publish and customers own: tried on policies nobody would think of."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from skill.domain.files import Files
from skill.domain.money import Money
from skill.domain.orders import Line, OrderStatus
from skill.domain.parcels import DeliveryStatus
from skill.domain.policies import (
    Fact,
    ItemCondition,
    PolicyVersion,
    RefundType,
    ReturnCategory,
    ReturnFees,
    ReturnPolicy,
    ReturnTerms,
    Scope,
    SeasonalOverride,
)
from skill.domain.policy_choice import Subject, why_not
from skill.domain.return_case import ReturnSettings, Verdict
from skill.domain.return_rules import RULES
from skill.domain.returns import Cause
from skill.intents.asking import Ask
from skill.intents.returning import Judged, judged
from tests.builders import NEW_YORK, NOW, TODAY, a_customer, a_line, a_parcel, a_return, a_shop, files

KINDER_LAST = (Verdict.NOT_ELIGIBLE, Verdict.NEEDS_PERSON, Verdict.DEPENDS, Verdict.ELIGIBLE)
DAYS = st.integers(0, 60)
AROUND_TODAY = st.integers(-70, 70).map(lambda n: TODAY + timedelta(days=n))
MOMENTS = st.integers(-60 * 24 * 60, 90 * 24 * 60).map(lambda minutes: NOW + timedelta(minutes=minutes))
SELDOM = st.sampled_from([False] * 9 + [True])
FACTS = st.dictionaries(st.sampled_from(Fact), st.booleans(), max_size=2).map(lambda facts: tuple(facts.items()))
FIVE, NINE = Money(Decimal(5), "USD"), Money(Decimal(9), "USD")
TERMS = st.sampled_from(
    [
        ReturnTerms(),
        ReturnTerms(ReturnFees.FREE),
        ReturnTerms(ReturnFees.CUSTOMER_PAYS),
        ReturnTerms(ReturnFees.SHIPPING, FIVE),
        ReturnTerms(shipping=NINE),
        ReturnTerms(ReturnFees.FREE, restocking=NINE),
        ReturnTerms(ReturnFees.RESTOCKING, restocking_percent=Decimal("2.5")),
        ReturnTerms(restocking_percent=Decimal(0)),
    ]
)
HOLDING = st.builds(  # every part of it names the item, customer and order that are asked about below, or nothing
    Scope,
    skus=st.sampled_from([(), ("LAMP-1",), ("LAMP-1", "LAMP-2")]),
    seller=st.sampled_from(["", "Nord Lys"]),
    tag=st.sampled_from(["", "new", "clearance"]),
    category=st.sampled_from(["", "lamps"]),
    price_from=st.sampled_from([None, Money(Decimal(20), "USD")]),
    ordered_until=st.sampled_from([None, TODAY]),
    countries=st.sampled_from([(), ("US", "CA")]),
    tiers=st.sampled_from([(), ("gold",)]),
)
ELSEWHERE = st.sampled_from(
    [
        {"skus": ("LAMP-9",)},
        {"seller": "Luz del Sur"},
        {"tag": "hygiene"},
        {"category": "shoes"},
        {"price_from": Money(Decimal("20.01"), "USD")},
        {"price_to": Money(Decimal(99), "EUR")},
        {"ordered_from": TODAY + timedelta(days=1)},
        {"countries": ("DE",)},
        {"tiers": ("silver",)},
    ]
)
SEASONS = st.builds(
    SeasonalOverride,
    start=st.none() | AROUND_TODAY,
    end=st.none() | AROUND_TODAY,
    category=st.none() | st.sampled_from(ReturnCategory),
    days=st.none() | DAYS,
    until=st.none() | AROUND_TODAY,
    terms=st.none() | TERMS,
    shortens=st.booleans(),
)


def policies(scopes: st.SearchStrategy[Scope] = HOLDING) -> st.SearchStrategy[ReturnPolicy]:
    return st.builds(
        ReturnPolicy,
        policy_id=st.integers(0, 999).map(str),
        return_policy_category=st.sampled_from([ReturnCategory.FINITE] * 4 + [*ReturnCategory]),
        scope=scopes,
        merchant_return_days=st.sampled_from([None, 0, 7, 14, 30, 30, 30, 60, 90]),
        merchant_return_until=st.none() | st.none() | AROUND_TODAY,
        refund_types=st.sampled_from([(), (RefundType.FULL,), (RefundType.STORE_CREDIT,)]),
        item_conditions=st.sampled_from([(), (), (ItemCondition.NEW,), (ItemCondition.NEW, ItemCondition.USED)]),
        terms=TERMS,
        remorse=TERMS,
        defect=TERMS,
        seasonal=st.just(()) | st.lists(SEASONS, max_size=2).map(tuple),
        final_sale=SELDOM,
        defects_only=SELDOM,
        defect_days=st.none() | DAYS,
        requires=st.sampled_from([(), (), (Fact.UNOPENED,), (Fact.TAGS_ON, Fact.COMPLETE)]),
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody asks about an item; the shop's policies are still to come."""

    line: Line
    files: Files
    ask: Ask
    now: datetime

    def under(self, *found: ReturnPolicy, versions: tuple[PolicyVersion, ...] = ()) -> Judged:
        """What the engine says under these policies, or these versions of them."""
        of_old = (PolicyVersion(datetime(2020, 1, 1, tzinfo=UTC), found),)
        shop = replace(self.files.shop, policy_versions=versions or of_old)
        return judged(replace(self.files, shop=shop), self.line, self.ask, self.now)

    def saying(self, **said: object) -> "Asked":
        """The same, with that said."""
        return replace(self, ask=replace(self.ask, **said))  # type: ignore[arg-type]


@st.composite
def askings(draw: st.DrawFn) -> Asked:
    now = draw(MOMENTS)
    ago = draw(st.none() | st.integers(-24 * 60, 60 * 24 * 60) | st.integers(0, 20 * 24 * 60))
    delivered = None if ago is None else now - timedelta(minutes=ago)
    status = DeliveryStatus.IN_TRANSIT if draw(SELDOM) else DeliveryStatus.DELIVERED
    shipped = draw(st.none() | MOMENTS)
    arrived = delivered if status is DeliveryStatus.DELIVERED else None
    line = a_line(
        sku="LAMP-1",
        seller="Nord Lys",
        tags=("new", "clearance"),
        category="lamps",
        price=Money(Decimal(20), "USD"),
        quantity=3,
        final_sale=draw(SELDOM),
        refunded_quantity=3 if draw(SELDOM) else draw(st.integers(0, 1)),
        placed="2026-11-10 12:00",
        status=OrderStatus.CANCELLED if draw(SELDOM) else OrderStatus.PROCESSING,
        parcel=a_parcel(status=status, delivered=arrived, shipped=shipped),
    )
    settings = ReturnSettings(extends_to_business_day=draw(st.booleans()), grace_days=draw(st.none() | DAYS))
    returns = (a_return(line),) if draw(st.booleans()) else ()
    customer = a_customer(line, tier="gold", returns=returns, zone=draw(st.sampled_from([NEW_YORK, "Asia/Kathmandu"])))
    ask = Ask(
        cause=draw(st.none() | st.sampled_from(Cause)),
        quantity=draw(st.none() | st.integers(-1, 4)),
        facts=draw(FACTS),
    )
    return Asked(line, files(customer, a_shop(settings=settings)), ask, now)


def kindness(found: Judged) -> int:
    return KINDER_LAST.index(found.decision.verdict)


ASKED = askings()
POLICY = policies()
SEVERAL = st.lists(POLICY, min_size=1, max_size=3, unique_by=lambda policy: policy.policy_id)


@given(ASKED, SEVERAL, POLICY, st.integers(1, 400))
def test_a_longer_window_never_refuses_what_a_shorter_one_accepted(
    asked: Asked, others: list[ReturnPolicy], policy: ReturnPolicy, more: int
) -> None:
    before = asked.under(*others, policy)
    accepted = kindness(before) if before.decision.verdict in (Verdict.ELIGIBLE, Verdict.DEPENDS) else 0
    days, until = policy.merchant_return_days, policy.merchant_return_until
    longer = replace(
        policy,
        merchant_return_days=None if days is None else days + more,
        merchant_return_until=until and until + timedelta(days=more),
    )
    assert kindness(asked.under(*others, longer)) >= accepted
    if policy.return_policy_category is ReturnCategory.FINITE:
        without_limit = replace(policy, return_policy_category=ReturnCategory.UNLIMITED)
        assert kindness(asked.under(*others, without_limit)) >= accepted


@given(ASKED, SEVERAL, st.integers(0, 60 * 24 * 60))
def test_with_the_delivery_fixed_a_later_moment_never_makes_the_answer_kinder(
    asked: Asked, found: list[ReturnPolicy], minutes: int
) -> None:
    delivered = asked.line.delivered_at
    assume(delivered is None or delivered <= asked.now)
    later = replace(asked, now=asked.now + timedelta(minutes=minutes))
    assert kindness(later.under(*found)) <= kindness(asked.under(*found))


@given(ASKED, SEVERAL, st.randoms(use_true_random=False))
def test_the_answer_never_depends_on_the_order_of_policies_or_versions(
    asked: Asked, found: list[ReturnPolicy], random: Random
) -> None:
    starts = [datetime(2026, month, 10, tzinfo=UTC) for month in (3, 11, 12)]
    versions = [PolicyVersion(start, tuple(found)) for start in starts]
    shuffled = [replace(version, policies=tuple(random.sample(found, len(found)))) for version in versions]
    random.shuffle(shuffled)
    assert asked.under(versions=tuple(shuffled)) == asked.under(versions=tuple(versions))


@given(ASKED, SEVERAL)
def test_every_decision_names_its_rule_its_policy_and_its_version(asked: Asked, found: list[ReturnPolicy]) -> None:
    decision = asked.under(*found).decision
    assert decision.rule in {rule.__name__ for rule in RULES}
    assert decision.version == datetime(2020, 1, 1, tzinfo=UTC)
    assert decision.policy in found
    assert decision.season is None or (decision.policy and decision.season in decision.policy.seasonal)


@given(ASKED)
def test_without_any_version_none_is_named(asked: Asked) -> None:
    shop = replace(asked.files.shop, policy_versions=())
    decision = judged(replace(asked.files, shop=shop), asked.line, asked.ask, asked.now).decision
    assert (decision.policy, decision.version) == (None, None)
    assert decision.verdict is not Verdict.ELIGIBLE


@given(ASKED, SEVERAL, POLICY, ELSEWHERE)
def test_a_policy_for_something_else_changes_nothing(
    asked: Asked, found: list[ReturnPolicy], policy: ReturnPolicy, elsewhere: dict[str, object]
) -> None:
    other = replace(policy, scope=replace(policy.scope, **elsewhere))  # type: ignore[arg-type]
    assert why_not(other.scope, Subject.of(asked.line.item, date(2026, 11, 10), "US", "gold"))
    assert asked.under(*found, other) == asked.under(*found)


@given(ASKED, POLICY, POLICY)
def test_of_two_policies_that_tie_the_customer_gets_the_kinder_answer(
    asked: Asked, one: ReturnPolicy, other: ReturnPolicy
) -> None:
    other = replace(other, scope=one.scope)
    both, alone = asked.under(one, other), (asked.under(one), asked.under(other))
    assert both in alone
    assert kindness(both) == max(map(kindness, alone))
    as_kind = [each.decision for each in alone if kindness(each) == kindness(both)]
    if both.decision.verdict is Verdict.NOT_ELIGIBLE:
        assert (both.decision.last_day or date.min) == max(each.last_day or date.min for each in as_kind)
    else:
        assert (both.decision.last_day or date.max) == max(each.last_day or date.max for each in as_kind)


@given(ASKED, SEVERAL)
def test_a_question_is_new_and_true_is_never_a_worse_answer_than_false(asked: Asked, found: list[ReturnPolicy]) -> None:
    fact = asked.under(*found).decision.asks
    if asked.under(*found).decision.verdict is Verdict.DEPENDS:
        assert fact
        assert fact not in dict(asked.ask.facts)
    for each in Fact if fact is None else [fact]:
        others = tuple((known, held) for known, held in asked.ask.facts if known is not each)
        true, false = (asked.saying(facts=(*others, (each, held))).under(*found) for held in (True, False))
        assert kindness(true) >= kindness(false)


@given(ASKED, SEVERAL, st.lists(st.booleans(), min_size=len(Fact), max_size=len(Fact)))
def test_questions_come_to_an_end(asked: Asked, found: list[ReturnPolicy], replies: list[bool]) -> None:
    for reply in replies:
        decision = asked.under(*found).decision
        if decision.verdict is not Verdict.DEPENDS or decision.asks is None:
            return
        asked = asked.saying(facts=(*asked.ask.facts, (decision.asks, reply)))
    assert asked.under(*found).decision.verdict is not Verdict.DEPENDS


@given(ASKED, SEVERAL)
def test_no_fee_is_negative_and_no_share_is_left_where_the_price_is_known(
    asked: Asked, found: list[ReturnPolicy]
) -> None:
    fee = asked.under(*found).plan.fee
    assert all(part is None or part.value >= 0 for part in (fee.shipping, fee.restocking))
    assert fee.restocking_percent is None


@given(ASKED, SEVERAL, FACTS)
def test_for_a_defect_no_fact_matters(
    asked: Asked, found: list[ReturnPolicy], facts: tuple[tuple[Fact, bool], ...]
) -> None:
    defect = asked.saying(cause=Cause.DEFECT)
    assert defect.saying(facts=facts).under(*found) == defect.saying(facts=()).under(*found)


@given(ASKED, SEVERAL)
def test_a_defect_is_never_judged_worse_than_a_change_of_mind(asked: Asked, found: list[ReturnPolicy]) -> None:
    remorse, defect = (kindness(asked.saying(cause=cause).under(*found)) for cause in (Cause.REMORSE, Cause.DEFECT))
    unsaid = kindness(asked.saying(cause=None, facts=()).under(*found))
    assert remorse <= defect
    assert kindness(asked.saying(cause=Cause.REMORSE, facts=()).under(*found)) <= unsaid <= defect


@given(ASKED, SEVERAL)
def test_another_return_never_makes_the_answer_kinder(asked: Asked, found: list[ReturnPolicy]) -> None:
    customer = asked.files.customer
    assert customer
    more = replace(customer, returns=(*customer.returns, a_return(asked.line, number=2)))
    after = replace(asked, files=replace(asked.files, customer=more)).under(*found)
    assert kindness(after) <= kindness(asked.under(*found))
    assert after.pieces <= asked.under(*found).pieces

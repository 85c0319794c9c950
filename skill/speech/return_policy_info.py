"""Words for every outcome of skill/intents/return_policy_info.py."""

from typing import assert_never

from skill.domain.policies import ReturnCategory, ReturnPolicy
from skill.intents import return_policy_info as it
from skill.speech.catalogue import Lines, Speech
from skill.speech.phrases import Words


def say(outcome: it.Outcome, words: Words) -> Speech:
    """The answer in words; exhaustive, or mypy says which outcome has none."""
    match outcome:
        case it.NoPolicy():
            return words.speech("return_policy_info.none", ask="reach_us")
        case it.CategoryPolicy(category, policy):
            return _spoken(f"category_{_kind(policy)}", policy, (), words, category=category)
        case it.GeneralPolicy(policy, exceptions):
            kind = _kind(policy)
            key = "window_exceptions" if kind == "window" and exceptions else kind
            return _spoken(
                key,
                policy,
                exceptions,
                words,
                exceptions=words.few([p.scope.category for p in exceptions], "more_kinds"),
            )
    assert_never(outcome)


def _spoken(key: str, policy: ReturnPolicy, others: tuple[ReturnPolicy, ...], words: Words, **values: str) -> Speech:
    if key.endswith("unspecified"):
        return words.speech("return_policy_info.none", ask="reach_us")
    rules = Lines.of([_rule(one, words) for one in (policy, *others)])
    return words.speech(f"return_policy_info.{key}", ask="reach_us", days=_days(policy, words), rules=rules, **values)


def _kind(policy: ReturnPolicy) -> str:
    match policy.return_policy_category:
        case ReturnCategory.FINITE if policy.merchant_return_days is not None:
            return "window"
        case ReturnCategory.UNLIMITED:
            return "unlimited"
        case ReturnCategory.NOT_PERMITTED:
            return "not_permitted"
        case _:
            return "unspecified"


def _days(policy: ReturnPolicy, words: Words) -> str:
    return "" if policy.merchant_return_days is None else words.count("days", policy.merchant_return_days)


def _rule(policy: ReturnPolicy, words: Words) -> str:
    """One line of the card."""
    rule = words.phrase(f"return_policy_info.rule_{_kind(policy)}", days=_days(policy, words))
    key, category = ("line_category" if policy.scope.category else "line_shop"), policy.scope.category
    return words.phrase(f"return_policy_info.{key}", category=category[:1].upper() + category[1:], rule=rule)

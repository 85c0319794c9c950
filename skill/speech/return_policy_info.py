"""Words for every outcome of skill/intents/return_policy_info.py."""

from typing import assert_never

from skill.domain.policies import ReturnCategory
from skill.domain.return_promise import Rule
from skill.intents import return_policy_info as it
from skill.speech.catalogue import Lines, Speech
from skill.speech.phrases import Words
from skill.speech.promises import bought_now, card_line, window


def say(outcome: it.Outcome, words: Words) -> Speech:
    """The answer in words; exhaustive, or mypy says which outcome has none."""
    match outcome:
        case it.NoPolicy():
            return words.speech("return_policy_info.none", ask="reach_us")
        case it.CategoryPolicy(category, rule):
            return _spoken(_of_category(rule), (rule,), words, category=category)
        case it.GeneralPolicy(rule, exceptions):
            return _spoken(_general(rule), (rule, *exceptions), words, others=_others(rule, exceptions, words))
    assert_never(outcome)


def _spoken(key: str, rules: tuple[Rule, ...], words: Words, **values: str) -> Speech:
    rule = rules[0]
    values |= {"window": window(rule.usual, words), "now": bought_now(rule, words)}
    if rule.now and key == "only_now":
        values["window"] = window(rule.now, words)
    days = "" if rule.usual.days is None else words.count("days", rule.usual.days)
    lines = Lines.of([card_line(one, words) for one in rules])
    return words.speech(f"return_policy_info.{key}", ask="reach_us", days=days, rules=lines, **values)


def _general(rule: Rule) -> str:
    match rule.usual.category:
        case ReturnCategory.FINITE:
            return "defects_only" if rule.defects_only else "window"
        case ReturnCategory.UNLIMITED:
            return "unlimited"
        case ReturnCategory.NOT_PERMITTED:
            return "not_permitted"
    known = rule.now and rule.now.category in (ReturnCategory.FINITE, ReturnCategory.UNLIMITED)
    return "only_now" if known else "none"


def _of_category(rule: Rule) -> str:
    key = _general(rule)
    if key in ("only_now", "none"):
        return key
    return "category_terms" if rule.usual.until or (rule.now and key == "window") else f"category_{key}"


def _others(rule: Rule, exceptions: tuple[Rule, ...], words: Words) -> str:
    """Which categories have rules of their own; fewer are named where a season takes part of the breath."""
    if not exceptions:
        return ""
    key, most = ("others_briefly", 1) if rule.now or rule.defects_only else ("others", 3)
    named = words.few([each.category for each in exceptions], "more_kinds", most)
    return words.phrase(f"return_policy_info.{key}", exceptions=named)

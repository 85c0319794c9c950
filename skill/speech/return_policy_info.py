"""Words for every outcome of skill/intents/return_policy_info.py."""

from collections.abc import Iterator
from itertools import product
from typing import assert_never

from skill.domain.policies import ReturnCategory
from skill.domain.published_rule import TAKES_BACK, Rule
from skill.intents import return_policy_info as it
from skill.speech.breath import in_one_breath
from skill.speech.catalogue import Lines, Speech
from skill.speech.phrases import Words
from skill.speech.promises import first_condition, terms
from skill.speech.returning import cost
from skill.speech.rule_cards import card_line


def say(outcome: it.Outcome, words: Words) -> Speech:
    """The answer in words; exhaustive, or mypy says which outcome has none."""
    match outcome:
        case it.NoPolicy():
            return words.speech("return_policy_info.none", ask="reach_us")
        case it.CategoryPolicy(category, rule):
            return in_one_breath(_ways(_of_category(rule), (rule,), words, category=category))
        case it.GeneralPolicy(rule, exceptions):
            return in_one_breath(_ways(_general(rule), (rule, *exceptions), words))
    assert_never(outcome)


def _ways(key: str, rules: tuple[Rule, ...], words: Words, category: str = "") -> Iterator[Speech]:
    rule, shown = rules[0], Lines.of([card_line(one, words) for one in rules])
    told = {"category": category, "rules": shown, "days": words.count("days", rule.usual.days or 0)}
    fee = cost(rule.fee, words, "return_policy_info.free") if rule.fee else ""
    for said, condition in product(dict.fromkeys((fee, "")), first_condition(rule, words)):
        told |= {"terms": terms(rule, words, condition), "condition": condition, "fee": said}
        for others in _others(rule, rules[1:], words):
            yield words.speech(f"return_policy_info.{key}", ask="reach_us", others=others, **told)


def _general(rule: Rule) -> str:
    usual = rule.usual.category
    if usual is ReturnCategory.UNSPECIFIED:
        return "only_now" if rule.now and rule.now.category in TAKES_BACK else "none"
    return "defects_only" if usual in TAKES_BACK and rule.defects_only else usual.name.lower()


def _of_category(rule: Rule) -> str:
    key = _general(rule)
    if key in ("finite", "unlimited"):
        return "category_terms" if rule.usual.days is None or rule.now else "category_window"
    return key if key in ("only_now", "none") else f"category_{key}"


def _others(rule: Rule, exceptions: tuple[Rule, ...], words: Words) -> Iterator[str]:
    """Which categories have rules of their own, ever more briefly; a season takes part of the breath."""
    kinds = [each.category for each in exceptions]
    if kinds and not (rule.now or rule.defects_only):
        yield words.phrase("return_policy_info.others", exceptions=words.few(kinds, "more_kinds"))
    if kinds:
        yield words.phrase("return_policy_info.others_briefly", exceptions=words.few(kinds, "more_kinds", 1))
        yield words.phrase("return_policy_info.others_unnamed")
    else:
        yield ""

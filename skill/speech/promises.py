"""How a rule of skill/domain/published_rule.py is said: its window, what a season says of today, and its condition."""

from skill.domain.policies import ReturnCategory
from skill.domain.published_rule import TAKES_BACK, Rule
from skill.domain.return_promise import Promise
from skill.speech.phrases import Words


def terms(rule: Rule, words: Words, condition: str) -> str:
    """All a customer has to keep to. The condition stands behind what it is for, so not behind a season's no."""
    usual = window(rule.usual, words) if rule.usual.category in TAKES_BACK else ""
    now = _bought_now(rule, words)
    if rule.now and rule.now.category not in TAKES_BACK:
        return f"{usual}{condition}{now}"
    return f"{usual}{now}{condition}"


def window(promise: Promise, words: Words, within: str = "within") -> str:
    """ "within 30 days of delivery", "until Sunday, January 31", "whenever you like"."""
    if promise.days is not None:
        return words.phrase(f"return_policy_info.{within}", days=words.count("days", promise.days))
    if promise.until:
        key = "until" if promise.or_days is None else "at_least_until"
        return words.phrase(f"return_policy_info.{key}", day=words.day("until_day", promise.until))
    return words.phrase("return_policy_info.any_time")


def first_condition(rule: Rule, words: Words) -> tuple[str, ...]:
    """ ", as long as they haven't been used", and briefly; "" where nothing is required. The card names all that is."""
    keys = [f"return_policy_info.if_{fact}{manner}" for fact in rule.requires[:1] for manner in ("", "_briefly")]
    return tuple(map(words.phrase, keys)) or ("",)


def _bought_now(rule: Rule, words: Words) -> str:
    """ ", and what you buy now until Sunday, January 31"; "" where that is no different."""
    now, usual = rule.now, rule.usual
    if now is None:
        return ""
    if now.category is ReturnCategory.NOT_PERMITTED:
        return words.phrase("return_policy_info.now_never")
    if now.category is ReturnCategory.UNSPECIFIED:
        return words.phrase("return_policy_info.now_ask")
    if usual.category is ReturnCategory.UNSPECIFIED:
        return window(now, words)
    key = "now_too" if not rule.shorter else "now_only" if now.or_days is None else "now_but"
    key = "now_yes" if usual.category is ReturnCategory.NOT_PERMITTED else key
    spoken = window(now, words, "within" if usual.days is None else "within_briefly")
    return words.phrase(f"return_policy_info.{key}", window=spoken)

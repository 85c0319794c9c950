"""What other limits of `skill.matching.likeness` would do, on the catalogues they may be fitted to. Prints nothing."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from skill.matching.likeness import LIMITS, Limits
from skill.tools.matching_measure import Verdict, measured
from skill.tools.matching_phrases import TUNED, Phrase, phrases

SWEPT: Mapping[str, tuple[float, ...]] = {
    "word": (70, 75, 80, 85, 90, 95, 100),
    "homophone": (0, 75, 80, 85, 90, 95, 100),
    "phrase": (74, 76, 78, 80, 82, 84, 86, 88, 90, 95),
    "margin": (0, 3, 5, 8, 10, 15),
}


def swept() -> Iterator[str]:
    """One line for each value of each limit, the others as they are; `strangers` are found among others' items."""
    own = tuple(phrase for phrase in phrases() if phrase.half == TUNED)
    foreign = tuple(strangers(own))
    yield f"{'limit':15}{''.join(f'{verdict:>9}' for verdict in Verdict)}   of {len(foreign)} strangers"
    for name, values in SWEPT.items():
        for value in values:
            mark = "*" if value == getattr(LIMITS, name) else " "
            yield f"{name:10}{value:4.0f}{mark}{_figures(own, foreign, replace(LIMITS, **{name: value}))}"


def strangers(own: tuple[Phrase, ...]) -> Iterator[Phrase]:
    """What each customer would say of what only others bought: the phrases of the other catalogues."""
    for customer in {phrase.customer.customer_id: phrase.customer for phrase in own}.values():
        others = (phrase for phrase in own if phrase.customer is not customer)
        yield from (replace(phrase, customer=customer, expects=frozenset()) for phrase in others)


def _figures(own: tuple[Phrase, ...], foreign: tuple[Phrase, ...], limits: Limits) -> str:
    counts = Counter(what for _, what, _ in measured(own, limits))
    found = Counter(what for _, what, _ in measured(foreign, limits))[Verdict.INVENTED]
    return f"{''.join(f'{counts[verdict]:9}' for verdict in Verdict)}{found:10}"

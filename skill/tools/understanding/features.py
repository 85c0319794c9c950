"""What the classifier sees of an utterance: its words, letters and skeleton. Shared by training and listening."""

from collections.abc import Iterator, Mapping, Sequence

from skill.tools.understanding.known import REASON, TOLD, KnownValues
from skill.tools.understanding.model import DATE, DIGITS, ITEM, NUMBER, TIME

MASKED = (
    (NUMBER, "xxnumber"),
    (ITEM, "xxitem"),
    ("CATEGORY", "xxcategory"),
    (TOLD, "xxreason"),
    (REASON, "xxdefect"),  # what is left of them once what is no defect is masked
    (DIGITS, "xxdigits"),
    (DATE, "xxdate"),
    (TIME, "xxtime"),
)
WITHOUT_REASONS = tuple(pair for pair in MASKED if pair[0] not in (REASON, TOLD))

# Words that mean much the same to this shop, from the samples' vocabulary. With them the classifier recognises more of
# the samples it wasn't trained on: macro-F1 0.78 instead of 0.74 at 3 % false accepts (see tuning.py).
_CONCEPTS: Mapping[str, str] = {
    "+parcel": """
        order orders parcel parcels package packages delivery deliveries shipment shipments box boxes stuff purchase
        purchases item items thing things goods merchandise product products mail post xxitem
    """,
    "+back": """
        return returns returned returning returnable refund refunds refunded refundable exchange exchanges exchanged
        swap swapped trade reimburse reimbursed reimbursement replace replaced replacement
    """,
    "+human": """
        person human humans someone somebody anyone anybody agent representative rep reps advisor adviser operator
        assistant associate employee staff manager supervisor people guy lady man woman team department
    """,
    "+support": """
        support service services care help desk helpdesk helpline hotline assistance complaint complaints complain
    """,
    "+reach": """
        contact reach call calling calls phone phones ring telephone email emails mail message messages write talk
        talking speak speaking chat chatting text dial number numbers address hours
    """,
    "+move": """
        arrive arrives arrived arriving come comes came coming deliver delivers delivered delivering show shows showed
        turn turned ship ships shipped shipping dispatch dispatched sent send sending left receive received bring
        brought
    """,
    "+late": """
        late delayed delay delays overdue lost missing stuck stolen slow wait waiting waited expecting expected
        supposed due
    """,
    "+status": """
        status update updates track tracking tracked progress news eta locate find whereabouts courier driver mailman
        postman carrier truck warehouse
    """,
    "+rule": """
        policy policies rule rules terms condition conditions general generally usually normally window period deadline
        limit
    """,
    "+bad": "broken faulty damaged defective torn ripped cracked wrong awful rubbish bad scratched stained hole",
    "+fit": "fit fits tight loose small big large larger smaller size sizes color colour",
    "+time": """
        today tomorrow yesterday tonight week weeks weekend day days month months monday tuesday wednesday thursday
        friday saturday sunday morning afternoon evening christmas soon long yet still now xxdate xxtime
    """,
    "+money": "money fee fees charge charged cost costs pay paid free price receipt",
    "+open": "open opens opening closed close closes available",
    "+cancel": """
        cancel cancelled canceled cancelling cancellation stop stopped stopping halt undo withdraw scrap revoke void
        abort delete reverse
    """,
    "+begin": """
        start started starting begin beginning arrange organize set request submit register initiate book schedule
        process proceed label labels slip
    """,
    "+sell": """
        seller sellers sell selling vendor vendors merchant merchants marketplace storefront listing listings payout
    """,
    "+others": """
        forum forums community communities group groups board boards reviews reddit subreddit buyers shoppers customers
        owners users fans
    """,
    "+family": "husband wife mother mom dad father son daughter sister brother grandmother kids friend boss",
    "+buy": "buy bought buying ordered ordering purchased got get",
}
_CONCEPT: Mapping[str, str] = {word: concept for concept, words in [*_CONCEPTS.items()][::-1] for word in words.split()}
_SMALL_WORDS = """
    a about after again all already always am an and any anything are as at be because been before being but by can
    could did do does doing done down for from give go going had has have he hello here hey hi him his how i if in into
    is it just know less let like made make may me might mine more most much must my need never next no not nothing of
    off on once one only or other our out over own please put see she should since so some something take tell than
    that the their them then there these they this those till to too um until up us very want was we were what when
    where whether which while who whose why will with within without would you your xxcategory xxdigits xxnumber
    xxreason xxdefect
"""
_SMALL = frozenset(_SMALL_WORDS.split())


def is_small(word: str) -> bool:
    """Whether a word is one of those that sentences are held together by."""
    return word in _SMALL


def masked(said: str, known: KnownValues, masks: Sequence[tuple[str, str]] = MASKED) -> str:
    """Plain words with the known items, categories, reasons and numbers replaced by what they are."""
    words = [part for word in said.split() for part in _parts(word, known)]
    for kind, mask in masks:
        while span := known.find(kind, words):
            words[span.start : span.end] = [mask]
    return " ".join(words)


def _parts(word: str, known: KnownValues) -> Sequence[str]:
    """The lamp's is a lamp: what the 's stands for is as open as it sounds."""
    thing = word.removesuffix("'s")
    return (thing, "'s") if thing != word and known.named(ITEM, [thing]) else (word,)


def words(text: str) -> Iterator[str]:
    """Single words and pairs of neighbours, the sentence's ends counted: "return it" is no "can I return it"."""
    return _grams(text.split(), 1, 2)


def letters(text: str) -> Iterator[str]:
    """Runs of 2 to 5 characters within each word, spaces at its ends counted: they forgive endings and typing slips."""
    for word in text.split():
        padded = f" {word} "
        for size in range(2, min(5, len(padded)) + 1):
            yield from (padded[start : start + size] for start in range(len(padded) - size + 1))


def skeleton(text: str) -> Iterator[str]:
    """One to three neighbours, as `words` has them, with content words replaced by what they mean, "?" for others."""
    return _grams([_CONCEPT.get(word) or (word if word in _SMALL else "?") for word in text.split()], 1, 3)


VIEWS = (words, letters, skeleton)


def _grams(words: list[str], shortest: int, longest: int) -> Iterator[str]:
    words = ["^", *words, "$"]
    for size in range(shortest, longest + 1):
        yield from (" ".join(words[start : start + size]) for start in range(len(words) - size + 1))

"""Which of the customer's own items was meant? Proposes lines, best first; `decide` chooses among them or asks."""

from collections.abc import Iterable

from skill.domain.files import CustomerFile
from skill.domain.orders import Line, LineRef
from skill.domain.values import dataclass
from skill.intents.asking import Mention
from skill.matching.names import named
from skill.matching.words import Lexicon

Refs = tuple[LineRef, ...]
MANY = 6  # things, of which nobody has just the others in mind


@dataclass(frozen=True, slots=True)
class Heard:
    """What was said about an item, and what the session knows. Words as spoken; "" = not said.

    `meant` is what "it" or nothing at all means; `listed` are the lines of the last list, in spoken order. `agreed` is
    what a question was asked about that this replies to. All are only claims: a line counts when the customer's own
    file has it.
    """

    item: str = ""
    ordinal: str = ""
    digits: str = ""
    meant: Refs = ()
    listed: Refs = ()
    agreed: Refs | None = None

    @property
    def says_which(self) -> bool:
        """True when words about an item were said, be it only "it"."""
        return bool(self.item or self.ordinal or self.digits)


def mention(heard: Heard, customer: CustomerFile, lexicon: Lexicon) -> Mention:
    """The lines that fit what was heard. A gift is found by its order, its place or the word gift, never by name."""
    if heard.digits:
        return Mention(heard.digits, _refs(x for x in customer.lines if _ends_with(x.order.number, heard.digits)))
    for said in filter(None, (heard.ordinal, heard.item)):
        if place := lexicon.place(said):
            return Mention(said, _at(place, heard.listed, customer))
    if heard.item and not lexicon.is_pronoun(heard.item):
        if several := _several(heard, customer, lexicon):
            return Mention(heard.item, several, every=True)
        found = named(heard.item, customer, lexicon)
        return Mention(heard.item, tuple(ref for ref in found if ref in heard.listed) or found)
    if heard.agreed is not None:
        return Mention(lines=heard.agreed)
    return Mention(lines=heard.meant, carried=bool(heard.meant) and not heard.says_which)


def _refs(lines: Iterable[Line]) -> Refs:
    return tuple(line.ref for line in lines)


def _ends_with(number: str, digits: str) -> bool:
    return "".join(c for c in number if c.isalnum()).endswith(digits)


def _others(spoken_of: LineRef, customer: CustomerFile) -> Refs:
    """What "the other one" means: what was ordered with the one that was spoken of, else the rest; of many, any."""
    others = tuple(line for line in customer.lines if line.ref != spoken_of)
    together = (line for line in others if line.order.number == spoken_of.order_number)
    return _refs(together) or _refs(others if len(others) < MANY else customer.lines)


def _several(heard: Heard, customer: CustomerFile, lexicon: Lexicon) -> Refs:
    """What "both" and "everything" mean, else "the camera and the jug" where no one item is called that; else none."""
    if lexicon.is_all(heard.item):
        return heard.listed if len(heard.listed) > 1 else _refs((*customer.delivered(), *customer.coming()))
    parts = lexicon.parts(heard.item)
    if len(parts) < 2:
        return ()
    found = [named(part, customer, lexicon) for part in parts]
    is_one = not all(found) or len({*found}) < 2 or named(heard.item, customer, lexicon)
    return () if is_one else tuple(dict.fromkeys(ref for refs in found for ref in refs))


def _default_list(customer: CustomerFile) -> Refs:
    return _refs(customer.coming() or customer.delivered() or customer.lines)


def _at(place: int, listed: Refs, customer: CustomerFile) -> Refs:
    """The line at that place in the list; of a single one that was spoken of, there is no second but another."""
    if len(listed) == 1 and place > 1:
        return _others(listed[0], customer)
    listed = listed or _default_list(customer)
    index = place - 1 if place > 0 else place
    return (listed[index],) if -len(listed) <= index < len(listed) else ()
